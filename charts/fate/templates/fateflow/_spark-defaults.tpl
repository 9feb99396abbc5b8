{{/* How the driver in FATE-Flow's pod finds Spark, and how Spark's workers find the driver. */}}
{{- define "fate.fateflow.sparkDefaults" -}}
{{- $spark := .Values.modules.python.spark -}}
{{- if eq .Values.computing "Spark_local" -}}
spark.master local[*]
{{- else -}}
spark.master {{ $spark.master }}
{{- end }}
spark.driver.host {{ $spark.driverHost }}
{{- with $spark.driverStartPort }}
spark.driver.port {{ . }}
{{- end }}
{{- with $spark.portMaxRetries }}
spark.port.maxRetries {{ . }}
{{- end }}
{{- with $spark.blockManagerStartPort }}
spark.blockManager.port {{ . }}
spark.driver.bindAddress 0.0.0.0
{{- end }}
{{- with $spark.pysparkPython }}
spark.pyspark.python {{ . }}
spark.pyspark.driver.python python
{{- end }}
{{- end }}

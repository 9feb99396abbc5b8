"""Uploads a party's part of the data to its FATE-Flow: python upload.py FILE guest|host"""

import sys

from fate_client.pipeline import FateFlowPipeline

file, role = sys.argv[1:]
meta = {"delimiter": ",", "dtype": "float64", "match_id_name": "id"}
if role == "guest":
    meta |= {"label_name": "y", "label_type": "int64"}
FateFlowPipeline().transform_local_file_to_dataframe(
    file=file, head=True, extend_sid=True, meta=meta, partitions=2, namespace="example", name=f"breast-cancer-{role}"
)

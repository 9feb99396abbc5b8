"""Writes one party's part of a data set with known labels: python breast_cancer.py guest|host > FILE

The data is scikit-learn's copy of the Breast Cancer Wisconsin (Diagnostic) data set: 569 tumours, each benign or malignant. The guest has the label and 10
measurements, the host has the other 20. Each lacks some tumours that the other one has; 531 are in both.
"""

import sys

from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler

role = sys.argv[1]
data, label = load_breast_cancer(return_X_y=True, as_frame=True)
measurements = StandardScaler().fit_transform(data).round(6)
columns, rows = (range(10), range(0, 550)) if role == "guest" else (range(10, 30), range(19, 569))

print(",".join(["id"] + (["y"] if role == "guest" else []) + [f"x{column}" for column in columns]))
for row in rows:
    values = [f"tumour-{row}"] + ([label[row]] if role == "guest" else []) + [measurements[row, column] for column in columns]
    print(",".join(map(str, values)))

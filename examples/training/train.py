"""Trains a logistic regression on the columns of two parties with FATE 2.2.0: python train.py GUEST HOST, with the numbers of the parties

The parties find the rows that both have without showing each other the rest (PSI), and train without showing each other their columns.
"""

import sys

from fate_client.pipeline import FateFlowPipeline
from fate_client.pipeline.components.fate import PSI, CoordinatedLR, Evaluation, Reader

guest, host = sys.argv[1:]
both = {"guest": guest, "host": host}

# The arbiter has the key that decrypts gradients, and sees no data. The host may be it, as the host has no labels.
pipeline = FateFlowPipeline().set_site_role("guest").set_site_party_id(guest).set_parties(guest=guest, host=host, arbiter=host)
# For so few rows, more would only take longer.
pipeline.conf.set("computing_partitions", 2)

reader = Reader("reader", runtime_parties=both)
reader.guest.task_parameters(namespace="example", name="breast-cancer-guest")
reader.hosts[0].task_parameters(namespace="example", name="breast-cancer-host")
psi = PSI("psi", runtime_parties=both, input_data=reader.outputs["output_data"])
# Without random numbers: all weights start as 0, and all rows are in one batch.
regression = CoordinatedLR(
    "regression",
    train_data=psi.outputs["output_data"],
    epochs=4,
    batch_size=None,
    init_param={"method": "zeros", "fit_intercept": True},
    optimizer={"method": "sgd", "penalty": "l2", "alpha": 0.01, "optimizer_params": {"lr": 0.5}},
)
evaluation = Evaluation(
    "evaluation",
    runtime_parties={"guest": guest},
    metrics=["auc"],
    input_datas=[regression.outputs["train_output_data"]],
)
pipeline.add_tasks([reader, psi, regression, evaluation])
pipeline.compile()
pipeline.fit()

counts = [metric["data"] for metric in pipeline.get_task_info("psi").get_output_metric() if metric["name"] == "intersect_id_count"]
metrics = pipeline.get_task_info("evaluation").get_output_metric()
print(f"job {pipeline.model_info.job_id}")
print(f"rows {counts[0]['intersect_count']}")
print(f"AUC {metrics[0]['data']['regression']['train_set'][0]['val']}")

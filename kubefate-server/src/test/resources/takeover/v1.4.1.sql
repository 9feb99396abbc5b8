-- Charts and jobs of v1.4.0 and v1.4.1: modules have a ModulesPodStatus. v1.3 has begun the database, and left a column result.
CREATE TABLE `helm_charts` (
    `uuid` varchar(36),
    `name` varchar(16) NOT NULL,
    `chart` text NOT NULL,
    `values` text,
    `values_template` text NOT NULL,
    `templates` mediumblob,
    `version` varchar(32) NOT NULL,
    `app_version` varchar(32) NOT NULL,
    `id` bigint unsigned NOT NULL,
    `created_at` datetime(3) NULL,
    `updated_at` datetime(3) NULL,
    `deleted_at` datetime(3) NULL,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`)
);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000001', 'greeter', 'apiVersion: v1
name: greeter
version: v0.1.0
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', '[{"name": "templates/hello.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]', 'v0.1.0', '1.0.0', 1, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000002', 'fate', 'apiVersion: v1
name: fate
version: v1.11.2
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', '[{"name": "templates/mysql.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]', 'v1.11.2', '1.0.0', 2, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000003', 'fate', 'apiVersion: v1
name: fate
version: v2.0.0
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', '[{"name": "templates/mysql.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]', 'v2.0.0', '1.0.0', 3, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000004', 'broken', 'name: [broken', 'replicas: 1
', '', '[{"name": "templates/x.yaml", "data": "YTogYg=="}]', 'v0.1.0', '1.0.0', 4, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000009', 'greeter', 'apiVersion: v1
name: greeter
version: v0.1.0
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', '[{"name": "templates/hello.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]', 'v0.1.0', '1.0.0', 9, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', '2026-03-02 08:30:00.000');
CREATE TABLE `jobs` (
    `uuid` varchar(36),
    `start_time` datetime(3) NULL,
    `end_time` datetime(3) NULL,
    `method` varchar(16) NOT NULL,
    `cluster_id` varchar(36),
    `creator` varchar(16) NOT NULL,
    `sub_jobs` blob,
    `status` tinyint,
    `time_limit` bigint,
    `args_name` longtext,
    `args_namespace` longtext,
    `args_chart_name` longtext,
    `args_chart_version` longtext,
    `args_cover` tinyint(1),
    `args_data` longblob,
    `states` text,
    `result` text,
    `id` bigint unsigned NOT NULL,
    `created_at` datetime(3) NULL,
    `updated_at` datetime(3) NULL,
    `deleted_at` datetime(3) NULL,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`)
);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000001', '2026-03-02 08:00:00.125', '2026-03-02 08:00:41.500', 'ClusterInstall', '20000000-0000-4000-8000-000000000001', 'admin', '{"mysql":{"ModuleName":"mysql","Status":"Success","ModulesPodStatus":"Available","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"2026-03-02T08:00:40.123456789Z"},"python":{"ModuleName":"python","Status":"Success","ModulesPodStatus":"Available","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"2026-03-02T08:00:40.123456789Z"}}', 3, 3600000000000, 'fate-9999', 'fate-9999', 'fate', 'v1.11.2', 0, '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}', '["update job status to Running", "create Cluster in DB Success", "helm install Success", "checkout Cluster status [12]", "job run Success"]', NULL, 1, '2026-03-02 08:00:00.125', '2026-03-02 08:01:00.500', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000002', '2026-03-02 08:00:00.125', NULL, 'ClusterInstall', '20000000-0000-4000-8000-000000000003', 'admin', '{"mysql":{"ModuleName":"mysql","Status":"Success","ModulesPodStatus":"Available","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"2026-03-02T08:00:40.123456789Z"},"python":{"ModuleName":"python","Status":"Running","ModulesPodStatus":"Progressing","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"0001-01-01T00:00:00Z"}}', 2, 3600000000000, 'fate-5555', 'fate-5555', 'fate', 'v1.11.1', 0, '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-5555","namespace":"fate-5555","partyId":9999}', '["update job status to Running", "create Cluster in DB Success", "helm install Success", "checkout Cluster status [7]"]', NULL, 2, '2026-03-02 08:00:00.125', '2026-03-02 08:01:00.500', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000003', '2026-03-02 08:00:00.125', NULL, 'ClusterInstall', '', 'admin', 'null', 4, 3600000000000, 'fate-9999', 'fate-9999', 'fate', 'v1.11.2', 0, '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}', '["update job status to Running", "create Cluster error, name is taken"]', NULL, 3, '2026-03-02 08:00:00.125', '2026-03-02 08:01:00.500', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000004', '2026-03-02 08:00:00.125', '2026-03-02 09:40:00.000', 'ClusterDelete', '20000000-0000-4000-8000-000000000002', 'admin', 'null', 3, 3600000000000, NULL, NULL, NULL, NULL, NULL, NULL, '["uninstall Success"]', NULL, 4, '2026-03-02 08:00:00.125', '2026-03-02 08:01:00.500', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000005', '2026-03-02 08:00:00.125', '2026-03-02 09:00:00.000', 'ClusterUpdate', '20000000-0000-4000-8000-000000000004', 'admin', '{"mysql":{"ModuleName":"mysql","Status":"Success",', 5, 3600000000000, 'fate-4444', 'fate-4444', 'fate', 'v1.11.2', 0, '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-4444","namespace":"fate-4444","partyId":9999}', '["Cluster run rollback Success"]', NULL, 5, '2026-03-02 08:00:00.125', '2026-03-02 08:01:00.500', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000006', '2026-03-02 08:00:00.125', '2026-03-02 09:40:00.000', 'ClusterDelete', '20000000-0000-4000-8000-000000000002', 'admin', 'null', 3, 3600000000000, NULL, NULL, NULL, NULL, NULL, NULL, '["uninstall Success"]', NULL, 6, '2026-03-02 08:00:00.125', '2026-03-02 08:01:00.500', '2026-03-02 10:00:00.000');
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000007', '2026-03-02 08:00:00.125', NULL, 'ClusterInstall', '20000000-0000-4000-8000-000000000001', 'admin', 'null', 4, 3600000000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'no such chart', 7, '2026-03-02 08:00:00.125', '2026-03-02 08:01:00.500', NULL);

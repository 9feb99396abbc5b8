-- The tables of v1.4.5 in SQLite: JSON is stored as bytes, times are texts with an offset.
CREATE TABLE `users` (
    `uuid` varchar(36),
    `username` text NOT NULL,
    `password` varchar(512) NOT NULL,
    `salt` varchar(128) NOT NULL,
    `email` varchar(255),
    `status` integer,
    `id` integer,
    `created_at` datetime,
    `updated_at` datetime,
    `deleted_at` datetime,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`),
    UNIQUE (`username`)
);
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000001', 'admin', '26c376ccb63c9622939e4d76e52b7ec14707e516d094bf4b96a99170042c5262d965ee37af333b3bfe8543c54c296c8508e492509816d0a8016522e343880cc899002a72e4e0468d8a1bb027906a746a1248fc368ede2989f0af91d329b8fc908c026ea6c1d3e40c88ee3e05fe322601db3e1b12c35e7d259f2c26c44630912fbec5472653bde26d2c265bc4b659683bc03dda4b4548f24849c59a5ee8f3b5f21c9e3e59a9be2a0795f492c94a13d9be05c0ad821b0f51b93eeab761f864b51b5b3de3caa4cc3cf50e05b0aaf948895e36bf831d8aef5f9411ac3da6af3eb148508b13fe3b1618538de80d49f2d62b26a0a348d0846734df898375d455a754d4', 'b6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6', '', 1, 1, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', NULL);
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000002', 'alice', '1516a5bf8bafbd795d33ded7661e54ff27016dbf9b9e5b09c45671b68e99277e4be1a2ca236d185f6dcd7226d784da347e1d3ed55beec91158bdb4006159e666fa7344976aa405e4c98cc05bfda1ede3507d49fd6cd21a97c6e3ecce5e3317a90ab59d2ced212385c3528d8f1f291ae1f562d5b379ebe2d77ce0ecd8495ae00cbcf7b9a074f6a2102ae47115f437b6a774fc12c353d7c4d9560ecdd74963e98cf0f62ace4b70fb791db4840dd5e42470f53ecff26b45bf8a0fb441a68d7674dce94c6855b40287cb1534fee51c35234ce9430641d34519372dd18d05a6c4f2b2ee4cf18156a23ea06b3eec29e1e9fc90414bf440810f7c4e5a9dd2c2c68cb877', 'x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4', 'alice@example.com', 1, 2, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', NULL);
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000003', 'carl', 'fbc1ffea0fceccd9f8a4883f7c85bea2e556fe12b5566d361d60aeb4423ef86d436145ef82f9863f19f7e64e52349bf8291580bb3643c11569cebb26cb26abef8b9b6d8aa303635e36864e52a26f885b90ccaedda0cfbd11fa80557183f582cc210158f6ba2026bf243b6778032cece02696b5263d78f665b7cfb39e2515536862089d4ada9bf9274822bff3eaf5a778506adfcf1aaef6e9ae95abd69a7cdbf736746d5bf8a176925c094db9196d735dc1544ade1769839a1a5065bc94bfacfe132a752e43309879633ab34081cd4fa5b7b63ffac437ee18b5e740598301e59926eb3886da8581816dbc1facbc716bef85f48782bd4b0a2dfffc6f02514d2b24', 'm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9', 'carl@example.com', 1, 3, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', '2026-03-03 09:00:00.000+00:00');
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000004', 'dora', 'half', '', '', 2, 4, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', NULL);
CREATE TABLE `clusters` (
    `uuid` varchar(36),
    `name` varchar(255) NOT NULL,
    `name_space` varchar(255) NOT NULL,
    `chart_name` varchar(255),
    `chart_version` varchar(255) NOT NULL,
    `values` text,
    `spec` blob,
    `revision` integer,
    `helm_revision` integer,
    `chart_values` blob,
    `status` integer,
    `info` blob,
    `id` integer,
    `created_at` datetime,
    `updated_at` datetime,
    `deleted_at` datetime,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`)
);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000001', 'fate-9999', 'fate-9999', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}', CAST('{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}' AS BLOB), 2, 1, CAST('{"partyId":9999}' AS BLOB), 5, CAST('null' AS BLOB), 1, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000002', 'fate-6666', 'fate-6666', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-6666","namespace":"fate-6666","partyId":9999}', CAST('{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-6666","namespace":"fate-6666","partyId":9999}' AS BLOB), 1, 0, CAST('null' AS BLOB), 7, CAST('null' AS BLOB), 2, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', '2026-03-02 09:40:00.000+00:00');
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000003', 'fate-5555', 'fate-5555', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-5555","namespace":"fate-5555","partyId":9999}', CAST('{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-5555","namespace":"fate-5555","partyId":9999}' AS BLOB), 0, 0, CAST('null' AS BLOB), 2, CAST('null' AS BLOB), 3, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000004', 'fate-4444', 'fate-4444', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-4444","namespace":"fate-4444","partyId":9999}', CAST('{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-4444","namespace":"fate-4444","partyId":9999}' AS BLOB), 1, 0, CAST('null' AS BLOB), 8, CAST('null' AS BLOB), 4, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000005', 'fate-3333', 'fate-3333', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mys', CAST('{"chartName":"fa' AS BLOB), 1, 0, CAST('null' AS BLOB), 5, CAST('null' AS BLOB), 5, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000006', 'fate-2222', 'fate-2222', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-2222","namespace":"fate-2222","partyId":9999}', CAST('{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-2222","namespace":"fate-2222","partyId":9999}' AS BLOB), 1, 0, CAST('null' AS BLOB), 3, CAST('null' AS BLOB), 6, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000007', 'fate-1111', 'fate-1111', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}', CAST('{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}' AS BLOB), 1, 0, CAST('null' AS BLOB), 5, CAST('null' AS BLOB), 7, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000008', 'fate-1111', 'fate-1111', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}', CAST('{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}' AS BLOB), 1, 0, CAST('null' AS BLOB), 6, CAST('null' AS BLOB), 8, '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:30:00.250+00:00', NULL);
CREATE TABLE `helm_charts` (
    `uuid` varchar(36),
    `name` varchar(36) NOT NULL,
    `chart` text NOT NULL,
    `values` text,
    `values_template` text NOT NULL,
    `values_template_example` text NOT NULL,
    `templates` mediumblob,
    `version` varchar(32) NOT NULL,
    `app_version` varchar(32) NOT NULL,
    `id` integer,
    `created_at` datetime,
    `updated_at` datetime,
    `deleted_at` datetime,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`)
);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000001', 'greeter', 'apiVersion: v1
name: greeter
version: v0.1.0
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', 'partyId: 9999
', CAST('[{"name": "templates/hello.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]' AS BLOB), 'v0.1.0', '1.0.0', 1, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000002', 'fate', 'apiVersion: v1
name: fate
version: v1.11.2
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', 'partyId: 9999
', CAST('[{"name": "templates/mysql.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]' AS BLOB), 'v1.11.2', '1.0.0', 2, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000003', 'fate', 'apiVersion: v1
name: fate
version: v2.0.0
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', 'partyId: 9999
', CAST('[{"name": "templates/mysql.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]' AS BLOB), 'v2.0.0', '1.0.0', 3, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000004', 'broken', 'name: [broken', 'replicas: 1
', '', 'partyId: 9999
', CAST('[{"name": "templates/x.yaml", "data": "YTogYg=="}]' AS BLOB), 'v0.1.0', '1.0.0', 4, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', NULL);
INSERT INTO `helm_charts` VALUES ('30000000-0000-4000-8000-000000000009', 'greeter', 'apiVersion: v1
name: greeter
version: v0.1.0
appVersion: 1.0.0
', 'replicas: 1
', 'party: {{ .partyId }}
', 'partyId: 9999
', CAST('[{"name": "templates/hello.yaml", "data": "YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnTWFwCm1ldGFkYXRhOgogIG5hbWU6IGhlbGxvCmRhdGE6CiAgcGFydHk6IHt7IC5WYWx1ZXMucGFydHkgfCBxdW90ZSB9fQo="}]' AS BLOB), 'v0.1.0', '1.0.0', 9, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:30:00.000+00:00');
CREATE TABLE `jobs` (
    `uuid` varchar(36),
    `start_time` datetime,
    `end_time` datetime,
    `method` varchar(16) NOT NULL,
    `cluster_id` varchar(36),
    `creator` varchar(16) NOT NULL,
    `sub_jobs` blob,
    `status` integer,
    `time_limit` integer,
    `args_name` text,
    `args_namespace` text,
    `args_chart_name` text,
    `args_chart_version` text,
    `args_cover` numeric,
    `args_data` blob,
    `args_keep_upgrade_job` numeric,
    `states` text,
    `id` integer,
    `created_at` datetime,
    `updated_at` datetime,
    `deleted_at` datetime,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`)
);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000001', '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:00:41.500+00:00', 'ClusterInstall', '20000000-0000-4000-8000-000000000001', 'admin', CAST('{"mysql":{"ModuleName":"mysql","Status":"Success","ModulesStatus":"Available","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"2026-03-02T08:00:40.123456789Z"},"python":{"ModuleName":"python","Status":"Success","ModulesStatus":"Available","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"2026-03-02T08:00:40.123456789Z"}}' AS BLOB), 3, 3600000000000, 'fate-9999', 'fate-9999', 'fate', 'v1.11.2', 0, CAST('{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}' AS BLOB), 1, CAST('["update job status to Running", "create Cluster in DB Success", "helm install Success", "checkout Cluster status [12]", "job run Success"]' AS BLOB), 1, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:01:00.500+00:00', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000002', '2026-03-02 08:00:00.125+00:00', NULL, 'ClusterInstall', '20000000-0000-4000-8000-000000000003', 'admin', CAST('{"mysql":{"ModuleName":"mysql","Status":"Success","ModulesStatus":"Available","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"2026-03-02T08:00:40.123456789Z"},"python":{"ModuleName":"python","Status":"Running","ModulesStatus":"Progressing","StartTime":"2026-03-02T16:00:00.125+08:00","EndTime":"0001-01-01T00:00:00Z"}}' AS BLOB), 2, 3600000000000, 'fate-5555', 'fate-5555', 'fate', 'v1.11.1', 0, CAST('{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-5555","namespace":"fate-5555","partyId":9999}' AS BLOB), 1, CAST('["update job status to Running", "create Cluster in DB Success", "helm install Success", "checkout Cluster status [7]"]' AS BLOB), 2, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:01:00.500+00:00', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000003', '2026-03-02 08:00:00.125+00:00', NULL, 'ClusterInstall', '', 'admin', CAST('null' AS BLOB), 4, 3600000000000, 'fate-9999', 'fate-9999', 'fate', 'v1.11.2', 0, CAST('{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}' AS BLOB), 1, CAST('["update job status to Running", "create Cluster error, name is taken"]' AS BLOB), 3, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:01:00.500+00:00', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000004', '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:40:00.000+00:00', 'ClusterDelete', '20000000-0000-4000-8000-000000000002', 'admin', CAST('null' AS BLOB), 3, 3600000000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CAST('["uninstall Success"]' AS BLOB), 4, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:01:00.500+00:00', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000005', '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:00:00.000+00:00', 'ClusterUpdate', '20000000-0000-4000-8000-000000000004', 'admin', CAST('{"mysql":{"ModuleName":"mysql","Status":"Success",' AS BLOB), 5, 3600000000000, 'fate-4444', 'fate-4444', 'fate', 'v1.11.2', 0, CAST('{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-4444","namespace":"fate-4444","partyId":9999}' AS BLOB), 1, CAST('["Cluster run rollback Success"]' AS BLOB), 5, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:01:00.500+00:00', NULL);
INSERT INTO `jobs` VALUES ('40000000-0000-4000-8000-000000000006', '2026-03-02 08:00:00.125+00:00', '2026-03-02 09:40:00.000+00:00', 'ClusterDelete', '20000000-0000-4000-8000-000000000002', 'admin', CAST('null' AS BLOB), 3, 3600000000000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CAST('["uninstall Success"]' AS BLOB), 6, '2026-03-02 08:00:00.125+00:00', '2026-03-02 08:01:00.500+00:00', '2026-03-02 10:00:00.000+00:00');

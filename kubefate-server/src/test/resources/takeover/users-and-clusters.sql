-- The same in all versions.
CREATE TABLE `users` (
    `uuid` varchar(36),
    `username` varchar(191) NOT NULL,
    `password` varchar(512) NOT NULL,
    `salt` varchar(128) NOT NULL,
    `email` varchar(255),
    `status` tinyint,
    `id` bigint unsigned NOT NULL,
    `created_at` datetime(3) NULL,
    `updated_at` datetime(3) NULL,
    `deleted_at` datetime(3) NULL,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`),
    UNIQUE (`username`)
);
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000001', 'admin', '26c376ccb63c9622939e4d76e52b7ec14707e516d094bf4b96a99170042c5262d965ee37af333b3bfe8543c54c296c8508e492509816d0a8016522e343880cc899002a72e4e0468d8a1bb027906a746a1248fc368ede2989f0af91d329b8fc908c026ea6c1d3e40c88ee3e05fe322601db3e1b12c35e7d259f2c26c44630912fbec5472653bde26d2c265bc4b659683bc03dda4b4548f24849c59a5ee8f3b5f21c9e3e59a9be2a0795f492c94a13d9be05c0ad821b0f51b93eeab761f864b51b5b3de3caa4cc3cf50e05b0aaf948895e36bf831d8aef5f9411ac3da6af3eb148508b13fe3b1618538de80d49f2d62b26a0a348d0846734df898375d455a754d4', 'b6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6nq2cb6', '', 1, 1, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', NULL);
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000002', 'alice', '1516a5bf8bafbd795d33ded7661e54ff27016dbf9b9e5b09c45671b68e99277e4be1a2ca236d185f6dcd7226d784da347e1d3ed55beec91158bdb4006159e666fa7344976aa405e4c98cc05bfda1ede3507d49fd6cd21a97c6e3ecce5e3317a90ab59d2ced212385c3528d8f1f291ae1f562d5b379ebe2d77ce0ecd8495ae00cbcf7b9a074f6a2102ae47115f437b6a774fc12c353d7c4d9560ecdd74963e98cf0f62ace4b70fb791db4840dd5e42470f53ecff26b45bf8a0fb441a68d7674dce94c6855b40287cb1534fee51c35234ce9430641d34519372dd18d05a6c4f2b2ee4cf18156a23ea06b3eec29e1e9fc90414bf440810f7c4e5a9dd2c2c68cb877', 'x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4tzw8x4', 'alice@example.com', 1, 2, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', NULL);
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000003', 'carl', 'fbc1ffea0fceccd9f8a4883f7c85bea2e556fe12b5566d361d60aeb4423ef86d436145ef82f9863f19f7e64e52349bf8291580bb3643c11569cebb26cb26abef8b9b6d8aa303635e36864e52a26f885b90ccaedda0cfbd11fa80557183f582cc210158f6ba2026bf243b6778032cece02696b5263d78f665b7cfb39e2515536862089d4ada9bf9274822bff3eaf5a778506adfcf1aaef6e9ae95abd69a7cdbf736746d5bf8a176925c094db9196d735dc1544ade1769839a1a5065bc94bfacfe132a752e43309879633ab34081cd4fa5b7b63ffac437ee18b5e740598301e59926eb3886da8581816dbc1facbc716bef85f48782bd4b0a2dfffc6f02514d2b24', 'm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9rk5dm9', 'carl@example.com', 1, 3, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', '2026-03-03 09:00:00.000');
INSERT INTO `users` VALUES ('10000000-0000-4000-8000-000000000004', 'dora', 'half', '', '', 2, 4, '2026-03-02 08:00:00.125', '2026-03-02 08:00:00.125', NULL);
CREATE TABLE `clusters` (
    `uuid` varchar(36),
    `name` varchar(255) NOT NULL,
    `name_space` varchar(255) NOT NULL,
    `chart_name` varchar(255),
    `chart_version` varchar(255) NOT NULL,
    `values` text,
    `spec` blob,
    `revision` tinyint,
    `helm_revision` tinyint,
    `chart_values` blob,
    `status` tinyint,
    `info` blob,
    `id` bigint unsigned NOT NULL,
    `created_at` datetime(3) NULL,
    `updated_at` datetime(3) NULL,
    `deleted_at` datetime(3) NULL,
    PRIMARY KEY (`id`),
    UNIQUE (`uuid`)
);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000001', 'fate-9999', 'fate-9999', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-9999","namespace":"fate-9999","partyId":9999}', 2, 1, '{"partyId":9999}', 5, 'null', 1, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000002', 'fate-6666', 'fate-6666', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-6666","namespace":"fate-6666","partyId":9999}', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-6666","namespace":"fate-6666","partyId":9999}', 1, 0, 'null', 7, 'null', 2, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', '2026-03-02 09:40:00.000');
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000003', 'fate-5555', 'fate-5555', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-5555","namespace":"fate-5555","partyId":9999}', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-5555","namespace":"fate-5555","partyId":9999}', 0, 0, 'null', 2, 'null', 3, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000004', 'fate-4444', 'fate-4444', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-4444","namespace":"fate-4444","partyId":9999}', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-4444","namespace":"fate-4444","partyId":9999}', 1, 0, 'null', 8, 'null', 4, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000005', 'fate-3333', 'fate-3333', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mys', '{"chartName":"fa', 1, 0, 'null', 5, 'null', 5, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000006', 'fate-2222', 'fate-2222', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-2222","namespace":"fate-2222","partyId":9999}', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-2222","namespace":"fate-2222","partyId":9999}', 1, 0, 'null', 3, 'null', 6, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000007', 'fate-1111', 'fate-1111', 'fate', 'v1.11.1', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}', '{"chartName":"fate","chartVersion":"v1.11.1","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}', 1, 0, 'null', 5, 'null', 7, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', NULL);
INSERT INTO `clusters` VALUES ('20000000-0000-4000-8000-000000000008', 'fate-1111', 'fate-1111', 'fate', 'v1.11.2', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}', '{"chartName":"fate","chartVersion":"v1.11.2","modules":["mysql"],"name":"fate-1111","namespace":"fate-1111","partyId":9999}', 1, 0, 'null', 6, 'null', 8, '2026-03-02 08:00:00.125', '2026-03-02 09:30:00.250', NULL);

/** The controllers: workloads create pods, claims are bound to volumes, and objects without owners are collected. */
@NullMarked
package org.fedai.kubefate.sandbox.controller;

import org.jspecify.annotations.NullMarked;

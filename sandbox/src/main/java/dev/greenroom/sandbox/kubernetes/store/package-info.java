/**
 * Objects in memory under one revision counter, as etcd keeps them: every write has its revision, lists tell theirs, and the
 * latest changes of a kind are kept so that a watch can go on where it ended. Knows no rule of Kubernetes beyond that.
 */
package dev.greenroom.sandbox.kubernetes.store;

/**
 * What the Kubernetes API server would say to a custom resource: its schema and its CEL rules, evaluated against the very
 * CRD that is installed, in the API server's own words. It lets {@code explain} refuse a manifest without a cluster.
 * Pure: the CRD is handed in as a parsed tree.
 */
package dev.greenroom.operator.plan.admission;

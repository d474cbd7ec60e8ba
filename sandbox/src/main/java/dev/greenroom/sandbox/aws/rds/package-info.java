/** RDS: Aurora clusters with Serverless v2 capacity, their instances, subnet groups and snapshots. */
package dev.greenroom.sandbox.aws.rds;

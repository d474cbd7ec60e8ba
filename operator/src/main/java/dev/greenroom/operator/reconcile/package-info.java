/**
 * The loop: gather what is known, decide by a pure table, write the status, then act. The only room that writes to Kubernetes.
 * No step blocks: runs and questions to AWS go to threads of {@code stack}, and their end brings the next reconcile.
 */
package dev.greenroom.operator.reconcile;

/**
 * What people and tools are told: phase, conditions (kstatus: Ready, Reconciling, Stalled), endpoints, cost. Pure: the old
 * status, what was decided and the time go in, the whole new status comes out; equal to the old, it is not written.
 */
package dev.greenroom.operator.status;

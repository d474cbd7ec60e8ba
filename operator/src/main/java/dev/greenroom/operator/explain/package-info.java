/**
 * What manifests would come to, told without a cluster and without AWS: the API server's refusals, the planner's, or what
 * would be made, its cost, its secrets and where each setting comes from. It lets a pull request be judged before anything
 * is applied. Pure: parsed objects, CRDs and prices are handed in, text and plain records come out.
 */
package dev.greenroom.operator.explain;

/**
 * The custom resources of {@code greenroom.dev/v1alpha1}: {@link dev.greenroom.api.PreviewEnvironment} and
 * {@link dev.greenroom.api.ServiceDeployment}, the specs a user writes and the status the operator writes back.
 * Types only: no behaviour beyond what a record needs to be safe to read. The CRD YAML in {@code crds/yaml} is generated
 * from here.
 */
package dev.greenroom.api;

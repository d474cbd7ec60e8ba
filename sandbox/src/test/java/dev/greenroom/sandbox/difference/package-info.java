/**
 * The same previews through the real components and through the sandbox: what either of them says of a preview and keeps of its
 * stacks has to be the same. Cases are folders of YAML; what may differ is in {@code reviewed.yaml}, with a reason each.
 */
package dev.greenroom.sandbox.difference;

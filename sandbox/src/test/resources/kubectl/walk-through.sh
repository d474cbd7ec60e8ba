#!/usr/bin/env bash
# What people do with kubectl, against the API of $KUBECONFIG, where an operator makes previews Ready.
# Usage: walk-through.sh EXAMPLES FOLDER. Stops at the first command that fails or says something else than it should.
set -euo pipefail
examples=$1 folder=$2

step() { printf '\n$ %s\n' "$*"; }

# says PATTERN COMMAND...: runs the command, shows what it prints, and wants the pattern in it.
says() {
  local pattern=$1 out
  shift
  step "$@"
  out=$("$@" 2>&1) || { printf '%s\n' "$out"; echo "FAILED: exit status"; return 1; }
  printf '%s\n' "$out"
  grep -Eq -- "$pattern" <<<"$out" || { echo "FAILED: no $pattern"; return 1; }
}

# refuses PATTERN COMMAND...: the same for a command that has to fail.
refuses() {
  local pattern=$1 out
  shift
  step "$@"
  if out=$("$@" 2>&1); then printf '%s\n' "$out"; echo "FAILED: it was taken"; return 1; fi
  printf '%s\n' "$out"
  grep -Eq -- "$pattern" <<<"$out" || { echo "FAILED: no $pattern"; return 1; }
}

says 'Server Version: .*v1\.' kubectl version
says 'default +Active' kubectl get namespaces
says 'No resources found' kubectl get previews
says 'previews,preview' kubectl api-resources --api-group=greenroom.dev
says 'greenroom.dev/v1alpha1' kubectl api-versions
says 'engineVersion' kubectl explain previews.spec.database
says '^yes' kubectl auth can-i create previews
says 'greenroom-sandbox' kubectl auth whoami

kubectl get previews -w >"$folder/watch.txt" 2>&1 &
watch=$!
kubectl get previews --watch-only --output-watch-events >"$folder/events.txt" 2>&1 &
events=$!
trap 'kill $watch $events 2>/dev/null || true' EXIT

says 'hello-pr-1 created' kubectl apply -f "$examples/preview-minimal.yaml"
says 'condition met' kubectl wait --for=condition=Ready preview/hello-pr-1 --timeout=30s
says 'condition met' kubectl wait --for=jsonpath='{.status.phase}'=Ready preview/hello-pr-1 --timeout=30s
says 'hello-pr-1 unchanged' kubectl apply -f "$examples/preview-minimal.yaml"
says 'NAME +PR +PHASE +READY +URL +COST/MO +EXPIRES +AGE$' kubectl get previews
says 'hello-pr-1 +1 +Ready +True' kubectl get preview hello-pr-1
says 'IMAGE +SHA +REASON$' kubectl get previews -o wide
says '^default +previewenvironment.greenroom.dev/hello-pr-1' kubectl get greenroom -A
says '^public.ecr.aws/nginx/nginx:1.29$' kubectl get preview hello-pr-1 -o 'jsonpath={.spec.image}'
says '^kind: PreviewEnvironment$' kubectl get previewenvironments hello-pr-1 -o yaml
says '^hello-pr-1 +Ready$' kubectl get previews -o custom-columns=N:.metadata.name,P:.status.phase
says 'hello-pr-1' kubectl get previews --sort-by=.metadata.name --field-selector metadata.name=hello-pr-1

says 'configured|patched' kubectl patch preview hello-pr-1 --type merge -p '{"spec":{"image":"public.ecr.aws/nginx/nginx:1.31"}}'
says 'condition met' kubectl wait --for=jsonpath='{.status.image}'=public.ecr.aws/nginx/nginx:1.31 preview/hello-pr-1 --timeout=30s
says 'patched' kubectl patch preview hello-pr-1 --type json -p '[{"op":"add","path":"/spec/paused","value":true}]'
says 'labeled' kubectl label preview hello-pr-1 team=web
says 'annotated' kubectl annotate preview hello-pr-1 greenroom.dev/reconcile-at=now
says 'hello-pr-1' kubectl get previews -l 'team in (web,api)' -o name
refuses 'cannot take the place of 1' kubectl patch preview hello-pr-1 --type merge -p '{"spec":{"pullRequest":{"number":2}}}'
refuses 'unknown field "spec.imgae"' kubectl apply -f - <<<'{"apiVersion":"greenroom.dev/v1alpha1","kind":"PreviewEnvironment","metadata":{"name":"x"},"spec":{"imgae":"x"}}'
refuses 'not found' kubectl get preview nobody

kubectl create -f - <<EVENT
apiVersion: v1
kind: Event
metadata: {generateName: hello-pr-1.}
involvedObject:
  apiVersion: greenroom.dev/v1alpha1
  kind: PreviewEnvironment
  name: hello-pr-1
  namespace: default
  uid: $(kubectl get preview hello-pr-1 -o 'jsonpath={.metadata.uid}')
type: Normal
reason: Ready
message: the preview answers
firstTimestamp: $(kubectl get preview hello-pr-1 -o 'jsonpath={.metadata.creationTimestamp}')
lastTimestamp: $(kubectl get preview hello-pr-1 -o 'jsonpath={.metadata.creationTimestamp}')
source: {component: greenroom}
EVENT
says 'Normal +Ready +[0-9]+[ms].* greenroom +the preview answers' kubectl describe preview hello-pr-1
says 'Ready +previewenvironment/hello-pr-1 +the preview answers' kubectl get events
says 'Ready +PreviewEnvironment/hello-pr-1' kubectl events --for preview/hello-pr-1

says 'team-a created' kubectl create namespace team-a
says 'secret/s created' kubectl -n team-a create secret generic s --from-literal=a=b
says 'Opaque +1' kubectl -n team-a get secret
says 'configmap/c created' kubectl -n team-a create configmap c --from-literal=a=b
says 'patched' kubectl -n team-a patch configmap c -p '{"data":{"d":"e"}}'
says 'serverside-applied' kubectl -n team-a apply --server-side -f "$examples/preview-minimal.yaml"

cp "$examples/preview-minimal.yaml" "$folder/preview.yaml"
printf 'namePrefix: kustomized-\nresources: [preview.yaml]\n' >"$folder/kustomization.yaml"
says 'kustomized-hello-pr-1 created' kubectl apply -k "$folder"
says 'kustomized-hello-pr-1 unchanged' bash -c "kubectl kustomize '$folder' | kubectl apply -f -"
sed -i 's/nginx:1.29/nginx:1.30/' "$folder/preview.yaml"
refuses '\+.*image: public.ecr.aws/nginx/nginx:1.30' kubectl diff -k "$folder"
says 'replaced' bash -c "kubectl kustomize '$folder' | kubectl replace -f -"

says 'deleted' kubectl delete preview hello-pr-1 --wait=false
says 'deleted' kubectl delete preview kustomized-hello-pr-1
step kubectl wait --for=delete preview/hello-pr-1 --timeout=30s
kubectl wait --for=delete preview/hello-pr-1 --timeout=30s
says 'namespace "team-a" deleted' kubectl delete namespace team-a
says 'No resources found' kubectl get greenroom -A

for _ in $(seq 100); do grep -Eq '^DELETED +hello-pr-1' "$folder/events.txt" && break; sleep 0.1; done
says '^DELETED +hello-pr-1 +1 +Ready +True' cat "$folder/events.txt"
says '^hello-pr-1 +1 +Ready +True' cat "$folder/watch.txt"

{{- define "fleetrtt.labels" -}}
app.kubernetes.io/name: {{ .part }}
app.kubernetes.io/part-of: fleetrtt
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- end }}

{{- define "fleetrtt.image" -}}
{{- with .root.Values.image.registry }}{{ . }}/{{ end }}{{ .name }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}
{{- end }}

{{- /* Where Kafka is, and who may ask for metrics: environment of every service. */ -}}
{{- define "fleetrtt.environment" -}}
- {name: FLEETRTT_BOOTSTRAP_SERVER, value: {{ .Values.kafka.bootstrapServers | quote }}}
- {name: FLEETRTT_SCHEMA_REGISTRY, value: {{ .Values.kafka.schemaRegistry | quote }}}
{{- if .Values.metrics.tokenSecret }}
- {name: FLEETRTT_HTTP_BIND, value: 0.0.0.0}
- {name: FLEETRTT_HTTP_TOKEN_FILE, value: /etc/fleetrtt/metrics/token}
- {name: FLEETRTT_HTTP_BEHIND_TLS_PROXY, value: "true"}
{{- end }}
{{- end }}

{{- define "fleetrtt.mounts" -}}
- {name: tmp, mountPath: /tmp}
{{- if .Values.kafka.secret }}
- {name: kafka, mountPath: /etc/fleetrtt/kafka, readOnly: true}
{{- end }}
{{- if .Values.metrics.tokenSecret }}
- {name: metrics, mountPath: /etc/fleetrtt/metrics, readOnly: true}
{{- end }}
{{- end }}

{{- define "fleetrtt.volumes" -}}
- {name: tmp, emptyDir: {sizeLimit: 64Mi}}
{{- with .Values.kafka.secret }}
- {name: kafka, secret: {secretName: {{ . }}, defaultMode: 0440}}
{{- end }}
{{- with .Values.metrics.tokenSecret }}
- {name: metrics, secret: {secretName: {{ . }}, defaultMode: 0440}}
{{- end }}
{{- end }}

{{- define "fleetrtt.probe" -}}
exec:
  command: [/opt/fleetrtt/bin/probe, {{ .port | quote }}, {{ .path }}{{ if .root.Values.metrics.tokenSecret }}, /etc/fleetrtt/metrics/token{{ end }}]
timeoutSeconds: 5
{{- end }}

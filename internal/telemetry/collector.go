package telemetry

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	spans "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"fairlead"
)

// collector takes spans over OTLP (http/protobuf). OpenTelemetry's own exporter brings all of gRPC along, 5 MB of it, for
// the sake of one POST; see ADR 12.
type collector struct {
	url    string
	header http.Header
}

// collectorOf reads OpenTelemetry's environment variables; nil: nobody wants traces.
func collectorOf(getenv func(string) string) (*collector, error) {
	first := func(names ...string) string {
		for _, name := range names {
			if value := getenv("OTEL_EXPORTER_OTLP_" + name); value != "" {
				return value
			}
		}
		return ""
	}
	to := getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
	if base := getenv("OTEL_EXPORTER_OTLP_ENDPOINT"); to == "" && base != "" {
		to = strings.TrimRight(base, "/") + "/v1/traces"
	}
	if to == "" || strings.EqualFold(getenv("OTEL_SDK_DISABLED"), "true") || getenv("OTEL_TRACES_EXPORTER") == "none" {
		return nil, nil
	}
	if u, err := url.Parse(to); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fairlead.Mend("bad_traces_endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT cannot be read. Write http://host:4318 or https://….")
	}
	if protocol := first("TRACES_PROTOCOL", "PROTOCOL"); protocol != "" && protocol != "http/protobuf" {
		return nil, fairlead.Mend("bad_traces_protocol", "Traces are sent as http/protobuf, not as %s: change OTEL_EXPORTER_OTLP_PROTOCOL.", protocol)
	}
	header, err := headersOf(first("TRACES_HEADERS", "HEADERS"))
	return &collector{url: to, header: header}, err
}

// headersOf reads name=value,…, where values are escaped as in a URL.
func headersOf(list string) (http.Header, error) {
	header := http.Header{"Content-Type": {"application/x-protobuf"}}
	for pair := range strings.SplitSeq(list, ",") {
		name, escaped, found := strings.Cut(strings.TrimSpace(pair), "=")
		value, err := url.PathUnescape(strings.TrimSpace(escaped))
		switch {
		case name == "" && !found:
		case err != nil || name == "" || !found:
			return nil, fairlead.Mend("bad_traces_headers", "OTEL_EXPORTER_OTLP_HEADERS cannot be read. Write name=value,name=value.")
		default:
			header.Set(strings.TrimSpace(name), value)
		}
	}
	return header, nil
}

// Start has nothing to do.
func (c *collector) Start(context.Context) error { return nil }

// Stop has nothing to do.
func (c *collector) Stop(context.Context) error { return nil }

// UploadTraces sends spans. A collector's request has the same bytes as TracesData.
func (c *collector) UploadTraces(ctx context.Context, all []*spans.ResourceSpans) error {
	body, err := proto.Marshal(&spans.TracesData{ResourceSpans: all})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header = c.header.Clone()
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(answer.Body, 64<<10)) // so that the connection can be used again
	if answer.StatusCode/100 != 2 {
		return fmt.Errorf("the collector answers %s", answer.Status)
	}
	return nil
}

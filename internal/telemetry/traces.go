package telemetry

import (
	"context"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"fairlead/internal/usecase"
)

// Trace sends spans to the collector that OpenTelemetry's environment variables name, if they name one. Stop it then.
func (t *Telemetry) Trace(ctx context.Context, getenv func(string) string, version string, log *slog.Logger) error {
	to, err := collectorOf(getenv)
	if to == nil || err != nil {
		return err
	}
	exporter, err := otlptrace.New(ctx, to)
	if err != nil {
		return err
	}
	about, err := resource.New(ctx, resource.WithTelemetrySDK(),
		resource.WithAttributes(attribute.String("service.name", "fairlead"), attribute.String("service.version", version)), resource.WithFromEnv())
	if err != nil {
		return err
	}
	t.provider = sdk.NewTracerProvider(sdk.WithResource(about), sdk.WithBatcher(&calm{SpanExporter: exporter, log: log}))
	t.tracer = t.provider.Tracer("fairlead")
	return nil
}

// Stop sends the spans that are still here.
func (t *Telemetry) Stop(ctx context.Context) {
	if t.provider != nil {
		_ = t.provider.Shutdown(ctx) // whoever misses spans has read why in the log
	}
}

// Begin is told of a request before anything else. A caller that is traced itself goes on in our span.
func (t *Telemetry) Begin(r *http.Request) *http.Request {
	if t.tracer == nil {
		return r
	}
	ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
	ctx, _ = t.tracer.Start(ctx, "request", trace.WithSpanKind(trace.SpanKindServer))
	return r.WithContext(ctx)
}

// endSpan ends the span of a request under its real name.
func (t *Telemetry) endSpan(ctx context.Context, operation string, status int) {
	if t.tracer == nil {
		return
	}
	span := trace.SpanFromContext(ctx)
	span.SetName(operation)
	if status != 0 {
		span.SetAttributes(attribute.Int("http.response.status_code", status))
	}
	if status >= http.StatusInternalServerError {
		span.SetStatus(codes.Error, "")
	}
	span.End()
}

// traceRound makes a span of a round, linked with the requests that it answers.
func (t *Telemetry) traceRound(r usecase.RoundReport) {
	if t.tracer == nil {
		return
	}
	var requests []trace.Link
	for _, ctx := range r.Callers {
		if caller := trace.SpanContextFromContext(ctx); caller.IsSampled() {
			requests = append(requests, trace.Link{SpanContext: caller})
		}
	}
	_, span := t.tracer.Start(context.Background(), "desk round", trace.WithTimestamp(r.Turn), trace.WithLinks(requests...),
		trace.WithAttributes(attribute.Int64("fairlead.workspace_id", r.Workspace), attribute.Int("fairlead.leads", len(r.Callers))))
	if r.Failed {
		span.SetStatus(codes.Error, "")
	}
	span.End(trace.WithTimestamp(r.End))
}

// calm says once that spans cannot be sent, and once that they can again. They are lost meanwhile: nobody waits for them.
type calm struct {
	sdk.SpanExporter
	log    *slog.Logger
	failed atomic.Bool
}

// sendTimeout is how long the collector may take for one batch.
const sendTimeout = 10 * time.Second

// ExportSpans sends a batch.
func (c *calm) ExportSpans(ctx context.Context, spans []sdk.ReadOnlySpan) error {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	err := c.SpanExporter.ExportSpans(ctx, spans)
	switch {
	case err != nil && !c.failed.Swap(true):
		c.log.Warn("traces cannot be sent", "error", err)
	case err == nil && c.failed.Swap(false):
		c.log.Info("traces can be sent again")
	}
	return nil
}

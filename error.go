package fairlead

import (
	"errors"
	"fmt"
)

// Kind is the class of an Error, and decides how the outside sees it.
type Kind string

// The kinds of errors. Everything that is not an Error is internal: its text never reaches a caller.
const (
	KindInvalid         Kind = "invalid"         // the input is wrong; Fields say where and what to mend
	KindUnauthenticated Kind = "unauthenticated" // nobody is signed in
	KindForbidden       Kind = "forbidden"       // the role may not do this
	KindNotFound        Kind = "not_found"       // unknown, or not visible: the two look alike
	KindConflict        Kind = "conflict"        // the state does not allow it (any more)
	KindStale           Kind = "stale"           // an If-Match that no longer holds
	KindTooMany         Kind = "too_many"        // slow down; RetryAfter says for how long
	KindUnavailable     Kind = "unavailable"     // try again; RetryAfter says when
)

// Error is an error that a caller may see: a stable code, a public sentence and, privately, a cause.
type Error struct {
	Kind       Kind
	Code       string // stable and machine-readable, such as "agent_inactive"
	Message    string // one sentence that says what to mend
	Fields     []FieldError
	RetryAfter int  // seconds; 0: not said
	Count      *int // how many there are, where that is what is wrong
	Cause      error
}

// FieldError says what is wrong with one value of the input.
type FieldError struct {
	Field   string // path as the caller wrote it, such as "email" or "conditions[0].operator"
	Message string
}

func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %s: %v", e.Code, e.Message, e.Cause)
	}
	return e.Code + ": " + e.Message
}

func (e *Error) Unwrap() error { return e.Cause }

// Is makes every KindNotFound error match ErrNotFound.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && t.Kind == e.Kind
}

// ErrNotFound is what a look-up answers that finds nothing, and what a caller gets who may not see what is there.
var ErrNotFound = &Error{Kind: KindNotFound, Code: "not_found", Message: "There is nothing here, or you may not see it."}

// Invalid is an error about one value of the input.
func Invalid(field, message string) *Error {
	return &Error{Kind: KindInvalid, Code: "invalid", Message: message, Fields: []FieldError{{field, message}}}
}

// InvalidFields is an error about several values; nil if there are none.
func InvalidFields(fields []FieldError) error {
	if len(fields) == 0 {
		return nil
	}
	message := fields[0].Message
	if len(fields) > 1 {
		message = fmt.Sprintf("%d values need mending.", len(fields))
	}
	return &Error{Kind: KindInvalid, Code: "invalid", Message: message, Fields: fields}
}

// Conflict is an error of a state that does not allow what was asked.
func Conflict(code, message string) *Error {
	return &Error{Kind: KindConflict, Code: code, Message: message}
}

// KindOf returns the kind of the first Error in err's chain, or "" if there is none.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}

// Mend is an error that whoever runs the program can mend; the sentence says how.
func Mend(code, format string, args ...any) *Error {
	return &Error{Kind: KindInvalid, Code: code, Message: fmt.Sprintf(format, args...)}
}

package store

import "context"

// Explainer is what a store has on top that can say how its database finds an answer.
type Explainer interface {
	// Explain runs fn as Read does, and says of each question in it how the database goes about it.
	Explain(ctx context.Context, workspace int64, fn func(Tx) error) ([]Explained, error)
}

// Explained is a question, and how the database finds the answer.
type Explained struct {
	Text string
	Plan []string
}

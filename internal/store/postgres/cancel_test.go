package postgres_test

import (
	"context"
	"errors"
	"testing"

	"fairlead/internal/store"
	"fairlead/internal/testkit/pgtest"
)

// TestGivingUpIsNoFault: whoever closes a page ends its request. The driver calls that a bad connection when nothing was
// sent yet; it must come out as what it is, or it is logged as a fault of ours.
func TestGivingUpIsNoFault(t *testing.T) {
	s := open(t, pgtest.Database(t))
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Read(ctx, 1, func(tx store.Tx) error {
		cancel()
		_, err := tx.Members().List()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a read that was given up answers %v", err)
	}
}

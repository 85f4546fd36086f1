package bench

import (
	"context"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestLoneLeadsReachTheDisk counts from outside the process that every lone lead makes a disk sync: what is answered
// 201 survives a power cut.
func TestLoneLeadsReachTheDisk(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	program := filepath.Join(dir, "fairlead")
	if out, err := exec.Command("go", "build", "-o", program, "fairlead/cmd/fairlead").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	o, err := openOffice(ctx, filepath.Join(dir, "syncs.db"), agents)
	if err != nil {
		t.Fatal(err)
	}
	token, err := o.token(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.close(); err != nil {
		t.Fatal(err)
	}
	seen, err := CountSyncs(ctx, program, filepath.Join(dir, "syncs.db"), token, filepath.Join(dir, "calls"))
	if err != nil {
		t.Fatal(err)
	}
	if seen.Seen < seen.Leads {
		t.Errorf("%d lone leads made %d disk syncs", seen.Leads, seen.Seen)
	}
}

// TestADecisionCostsLittle asserts what does not depend on the machine: allocations and bytes.
func TestADecisionCostsLittle(t *testing.T) {
	r := &run{}
	if err := r.decide(); err != nil {
		t.Fatal(err)
	}
	for _, row := range r.report.Rows {
		if row.Unit != "µs" && !row.OK { // times depend on the machine and are not asserted
			t.Errorf("%s: %.0f %s, goal %s", row.What, row.Value, row.Unit, row.Goal)
		}
	}
}

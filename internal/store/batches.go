package store

import "fairlead"

// Batches are bulk actions.
type Batches interface {
	Insert(b fairlead.Batch) error
	// Update writes how far a batch is: all but who began what, and when.
	Update(b fairlead.Batch) error
	Get(id int64) (fairlead.Batch, error)
	// Find returns those of these batches that are there, by id.
	Find(ids []int64) (map[int64]fairlead.Batch, error)
	// List returns up to limit batches with an id less than before (0: from the newest), newest first: those that a member
	// began, or all if that is 0.
	List(member, before int64, limit int) ([]fairlead.Batch, error)
	// Progress is what whoever goes on with a batch needs to know; SaveProgress writes it.
	Progress(id int64) (BatchProgress, error)
	SaveProgress(id int64, p BatchProgress) error
	// Choose keeps the leads that a batch takes, which are in the order of their ids, until Forget.
	Choose(id int64, leadIDs []int64) error
	// Chosen returns up to limit of them, but the first from.
	Chosen(id int64, from, limit int) ([]int64, error)
	Forget(id int64) error
	// AddLeads records what a batch did to each lead, so that it can be undone.
	AddLeads(id int64, leads []BatchLead) error
	// Leads returns what a batch did to up to limit leads with an id less than below (0: all), the greatest id first.
	Leads(id, below int64, limit int) ([]BatchLead, error)
}

// BatchLead is what a batch did to one lead.
type BatchLead struct {
	LeadID     int64
	From       int64 // agent before; 0: none
	To         int64 // agent after; 0: none
	ActivityID int64 // the timeline entry the batch wrote; 0: the lead was there already, and only somebody's turn
	RotationID int64 // the ledger the batch booked in; 0: none
	LedgerSeq  int64 // its entry there; 0: the lead moved no balance
	Batch      int64 // of a lead that moved: the batch that it had its agent by; 0: none
	Waiting    int64 // whom the lead waited for, and does not any more (fairlead.Lead.Waiting); 0: nobody

	Status  fairlead.Status // before, if that changed
	Added   []string        // tags
	Removed []string        // tags
}

// OnlyTurn reports whether the batch did nothing to the lead but book it.
func (l BatchLead) OnlyTurn() bool { return l.ActivityID == 0 }

// BatchProgress is what a batch has to know from one transaction to the next.
type BatchProgress struct {
	Since int64                    // the last entry of any timeline when the leads were chosen
	Given map[int64]int            // how many leads each agent got, who is told so at the end
	Taken map[int64]int            // and how many each lost
	Pool  []fairlead.RotationAgent // who shares the leads of a spread …
	Dealt map[int64]int64          // … and how many each of them had their turn for since
	Undo  BatchUndo
}

// BatchUndo is how far the undoing of a batch is.
type BatchUndo struct {
	By        fairlead.ActorName
	Below     int64         // leads of this id and greater ones have been looked at; 0: none
	Untold    bool          // the batch had not ended, so that nobody was told of it
	Kept      map[int64]int // how many leads of the batch each agent keeps …
	Lost      map[int64]int // … and lost
	Rotations []int64       // whose ledgers moved
	Waits     bool          // leads wait again
}

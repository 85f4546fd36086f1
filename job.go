package fairlead

import "time"

// Job is something to do in the background. There is at most one of a kind and a reference: what exactly there is to do
// the rows it works on say, such as the deliveries that are due. A job that nobody may lose is asked for in the
// transaction that makes it necessary.
type Job struct {
	Kind     JobKind
	Ref      int64     // what it works on; 0: the workspace
	RunAt    time.Time // when it is to be done
	Failures int       // in a row
	Error    string    // of the last failure
}

// JobKind says what a job does.
type JobKind string

// The kinds of jobs.
const (
	JobDeliver JobKind = "deliver" // brings what is due to the webhook Ref
	JobSweep   JobKind = "sweep"   // looks after waiting leads; always wanted again
	JobRemind  JobKind = "remind"  // tells members of tasks that are due
	JobTidy    JobKind = "tidy"    // forgets what has expired; always wanted again
	JobBatch   JobKind = "batch"   // goes on with the batch Ref
	JobIngest  JobKind = "ingest"  // takes in the leads that the source Ref was sent
	JobAsk     JobKind = "ask"     // asks the vendor of the source Ref for leads that it has not sent; wanted again as long as there is one to ask
	JobSend    JobKind = "send"    // brings the dispatches that are due by the channel Ref, an index of Channels()
	JobSummary JobKind = "summary" // tells the member Ref how the day stands; wanted again as long as they want it
	JobFill    JobKind = "fill"    // enters what leads answered to the field Ref; takes it out if the field is deleted
)

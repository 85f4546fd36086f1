package fairlead

import "time"

// Import is a file of leads that somebody brings in. What it does to leads is a batch, which can be stopped and undone.
type Import struct {
	ID      int64
	State   ImportState
	Name    string // of the file
	Format  FileFormat
	Headers string // stands for the names of all columns: who brings a file of the same ones is offered the same plan
	Columns []ImportColumn
	Plan    ImportPlan
	Known   bool // the plan is that of an earlier file with the same columns
	Rows    int  // all that the file has, but for its header
	Counts  ImportCounts
	BatchID int64 // 0: not begun
	Actor   ActorName
	At      time.Time // when the file came
}

// ImportState is how far an import is, as long as it has no batch; then its batch says so.
type ImportState string

// The states of an import.
const (
	ImportReading ImportState = "reading" // its file is still coming
	ImportPreview ImportState = "preview" // nothing is done before somebody says so
	ImportBegun   ImportState = "begun"   // its batch says how far it is
)

// ImportCounts is what became of the rows of an import so far.
type ImportCounts struct {
	Repaired  int // rows that were mended while the file was read, such as those within one pair of quotation marks
	Created   int
	Updated   int
	Enquiries int // noted on leads that were there
	Skipped   int // the lead was there already, or the row was empty
	Rejected  int
}

// FileFormat is how a file of rows is written.
type FileFormat struct {
	Encoding  string `json:"encoding"`        // utf-8, utf-16le, utf-16be or windows-1252; "": a workbook
	Delimiter string `json:"delimiter"`       // of one character; "": a workbook
	Sheet     string `json:"sheet,omitempty"` // of a workbook: what was read
	Headless  bool   `json:"headless"`        // its first row is a lead already
}

// ImportRow is a row of a file.
type ImportRow struct {
	Line     int      `json:"l"` // where it begins in the file, from 1; of a workbook, its row
	Cells    []string `json:"c"`
	Repaired bool     `json:"r,omitempty"`
	Problem  string   `json:"p,omitempty"` // why it cannot be read, a sentence; "": it can
}

// ImportColumn is a column of a file, and what its cells look like.
type ImportColumn struct {
	Header       string    `json:"header"`  // no other column has the same
	Type         FieldType `json:"type"`    // what a field would be that takes all of its cells
	Choices      []string  `json:"choices"` // of a column of few different texts: those, in order
	Samples      []string  `json:"samples"` // the first few different ones
	Filled       int       `json:"filled"`  // cells that are not empty
	DayOrMonth   bool      `json:"day_or_month"`
	PointOrComma bool      `json:"point_or_comma"` // 1.234 may be a thousand or nearly one
}

// ImportPlan is what becomes of the rows of a file.
type ImportPlan struct {
	Targets    []AnswerTarget   `json:"targets"` // of each column, in order; "": it is left out
	MonthFirst bool             `json:"month_first"`
	Comma      bool             `json:"comma"` // numbers have a decimal comma
	Duplicates ImportDuplicates `json:"duplicates"`
	Source     string           `json:"source"` // of leads whose row names none
	Tags       []string         `json:"tags"`   // that all leads get
	Routing    ImportRouting    `json:"routing"`
}

// ImportDuplicates is what is done with a row of somebody who is known already.
type ImportDuplicates string

// What can be done with them.
const (
	DuplicatesEnquire ImportDuplicates = "enquiry" // noted on the open lead, as if they had asked again
	DuplicatesUpdate  ImportDuplicates = "update"  // what the row says replaces what the lead has
	DuplicatesSkip    ImportDuplicates = "skip"
)

// ImportRouting is who gets the leads whose row names no agent: those the rules choose, these agents in equal shares, or nobody.
type ImportRouting struct {
	Rules    bool    `json:"rules"`
	AgentIDs []int64 `json:"agent_ids,omitempty"`
}

// Where only cells of an import go.
const (
	ToStatus     AnswerTarget = "status"
	ToTags       AnswerTarget = "tags"
	ToSource     AnswerTarget = "source"
	ToForm       AnswerTarget = "form"
	ToExternalID AnswerTarget = "external_id"
	ToCreatedAt  AnswerTarget = "created_at"
	ToAgent      AnswerTarget = "agent" // by e-mail address or name
)

// ImportTargets lists the targets of cells that are no answers.
func ImportTargets() []AnswerTarget {
	return append(AnswerTargets(), ToStatus, ToTags, ToSource, ToForm, ToExternalID, ToCreatedAt, ToAgent)
}

// ImportReject is a row that could not be brought in, and why.
type ImportReject struct {
	ImportRow
	Why string // a sentence for each thing that is to be mended
}

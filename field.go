package fairlead

// Field is a custom field of the workspace's leads: what a form answer of this key means. Answers under other keys are
// kept as they came.
type Field struct {
	ID      int64
	Key     string // as leads hold it: lower-case letters, digits and _; never changes
	Name    string
	Type    FieldType
	Choices []string // of FieldChoice and FieldMultiChoice, in order
	Filling bool     // leads that answered it before it was defined are still being entered: filters miss some
}

// AnswerPrefix begins the name of an answer, defined as a field or not, behind which its key stands: in a condition, a target, a change, a
// complaint.
const AnswerPrefix = "fields."

// FieldType says what the answers to a field are.
type FieldType string

// The types of fields, and the JSON that a lead holds for each.
const (
	FieldText        FieldType = "text"         // a string
	FieldNumber      FieldType = "number"       // a number
	FieldMoney       FieldType = "money"        // a number, in the workspace's currency
	FieldDate        FieldType = "date"         // a string such as 2026-05-31
	FieldChoice      FieldType = "choice"       // a string, one of the choices
	FieldMultiChoice FieldType = "multi_choice" // a list of strings, each one of the choices
	FieldYesNo       FieldType = "yes_no"       // true or false
	FieldPhone       FieldType = "phone"        // a string
	FieldURL         FieldType = "url"          // a string with http or https
)

// HasChoices reports whether answers of the type are among choices.
func (t FieldType) HasChoices() bool { return t == FieldChoice || t == FieldMultiChoice }

// FieldTypes lists every type in the order of the screen.
func FieldTypes() []FieldType {
	return []FieldType{FieldText, FieldNumber, FieldMoney, FieldDate, FieldChoice, FieldMultiChoice, FieldYesNo, FieldPhone, FieldURL}
}

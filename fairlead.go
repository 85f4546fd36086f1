// Package fairlead holds the nouns of the product: what a lead, a member, a rule, a rotation and a decision are.
//
// It is the glossary of the program. It knows no database, no HTTP and no clock, and imports the standard
// library only; every other package speaks in its types. Times are UTC with microsecond precision.
package fairlead

// Package faults has tests only: they break what is under, beside and around the built program while callers hand in
// leads, and then ask its API what is left. They know the program from outside. A fault that nobody felt fails its test.
//
// The tests are short, a few hundred leads before and after each fault, unless FAIRLEAD_SOAK says for how long each
// breaks things at moments of chance (make soak).
package faults

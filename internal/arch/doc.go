// Package arch is the tests of the repository's own shape: who may import whom, what the pure packages must not
// touch, where SQL may stand, how long a function may be, whether the documents tell the truth.
//
// It has no code that runs in the program. A check is a function from a tree of files to complaints; every one is
// tried on a small bad tree (TestChecksComplain) and then on the repository itself (TestHouse).
package arch

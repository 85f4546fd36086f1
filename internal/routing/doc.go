// Package routing decides who gets a lead, and keeps the account of who is owed one.
//
// It is one pure function and the ledger it reads:
//
//	Decide(policy, facts, roster) → Decision
//
// Live assignment, "Why?", replay, previews and tests all come through it; there is no second path. The package
// knows nouns and arithmetic. It must not know a database, a clock (time values yes, asking for the time no),
// chance, a network, a log or a context: whatever it needs is handed in, so that the same input always gives the
// same bytes.
//
// # The ledger
//
// Each rotation keeps one signed balance D per agent, in whole fairlead.LeadUnits. For each lead, among the set E of
// agents who could take it:
//
//	            A        B        C        (equal weights, A served)
//	before     0        0        0        Σ = 0
//	credit    +1/3     +1/3     +1/3      everybody in E earns a share of this very lead
//	debit     −1                          whoever is owed the most gets it and pays for it
//	after     −2/3     +1/3     +1/3      Σ = 0, always
//
// Ties go to whoever was served longest ago (the smallest LastSeq), then to the rotation's order. Shares are whole
// units; the few units that a division leaves over go one each in that same order, which is what keeps equal weights
// in strict rotation for ever. An agent outside E earns nothing and owes nothing.
//
// Whatever moves a balance is a fairlead.LedgerEntry that sums to zero: a lead given, an undo, a settlement, a
// dissolved membership. The balances are the sum of the entries (Rebuild), and entries are small: a pool that the
// store can intern, and the one who was picked.
//
// The method is the largest-remainder form of smooth weighted round robin; compare the chairman assignment problem
// (R. Tijdeman, Discrete Mathematics 32, 1980), whose own rule is tighter but has no plain sentence to explain it.
package routing

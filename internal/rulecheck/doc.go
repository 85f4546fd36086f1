// Package rulecheck finds what is wrong, or may not be meant, in a version of the rules: rules that no lead reaches or that
// do not run, targets that nobody stands behind, values that no rule asks for, hours in which nobody works.
//
//	Check(Input) → []fairlead.Finding
//
// It is pure: the policy, the people, what recent leads are like and the time are handed in. It must not know where they
// come from. Each kind of finding has a file of its own, and its words beside it.
//
// There is none for agents who could not see the leads they get: whoever is given a lead sees it, whatever their role.
package rulecheck

package usecase

import (
	"fairlead"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// Rules and people are asked for with every lead and change rarely, so an App remembers them. The desk row, in the same
// transaction, says whether what it remembers holds. What a transaction reads that may change them it does not remember:
// should it not commit, the next one has the same number and other contents.

// policy returns the compiled current policy.
func (a *App) policy(tx store.Tx, workspace int64) (*routing.Policy, error) {
	desk, err := tx.Desk().Get()
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	known := a.policies[workspace]
	a.mu.Unlock()
	if known != nil && known.Source().Version == desk.PolicyVersion {
		return known, nil
	}
	source, err := tx.Policies().Version(desk.PolicyVersion)
	if err != nil {
		return nil, err
	}
	compiled := routing.Compile(source)
	if !desk.Changing {
		a.mu.Lock()
		a.policies[workspace] = compiled
		a.mu.Unlock()
	}
	return compiled, nil
}

// rulesAndPeople is the policy and the members together.
func (a *App) rulesAndPeople(tx store.Tx, workspace int64) (*routing.Policy, map[int64]fairlead.Member, error) {
	policy, err := a.policy(tx, workspace)
	if err != nil {
		return nil, nil, err
	}
	members, err := a.members(tx, workspace)
	return policy, members, err
}

// people is the members as they were after a turn at the desk.
type people struct {
	changed int64
	byID    map[int64]fairlead.Member
}

// members returns all members of the workspace, by id. The map is shared: nobody may change it.
func (a *App) members(tx store.Tx, workspace int64) (map[int64]fairlead.Member, error) {
	desk, err := tx.Desk().Get()
	if err != nil {
		return nil, err
	}
	if desk.Changing {
		return membersByID(tx)
	}
	a.mu.Lock()
	known := a.people[workspace]
	a.mu.Unlock()
	if known.byID != nil && known.changed == desk.Changed {
		return known.byID, nil
	}
	read, err := membersByID(tx)
	if err != nil {
		return nil, err
	}
	a.mu.Lock()
	a.people[workspace] = people{desk.Changed, read}
	a.mu.Unlock()
	return read, nil
}

// membersByID reads all members of the workspace.
func membersByID(tx store.Tx) (map[int64]fairlead.Member, error) {
	list, err := tx.Members().List()
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]fairlead.Member, len(list))
	for _, m := range list {
		byID[m.ID] = m
	}
	return byID, nil
}

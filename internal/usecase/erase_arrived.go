package usecase

import (
	"slices"

	"fairlead"
	"fairlead/internal/store"
)

// erases reports whether the vendor wants any of the leads of an arrival erased.
func erases(a fairlead.Arrival) bool {
	return slices.ContainsFunc(a.Leads, func(l fairlead.ArrivedLead) bool { return l.State == fairlead.ArrivedErased })
}

// eraseArrived erases what the vendor of a source wants erased, which has come before or not: what it became goes for good,
// and it is not taken in any more.
func eraseArrived(tx store.Tx, arrival fairlead.Arrival, stale *Stale) error {
	source, err := tx.Sources().Get(arrival.SourceID)
	if err != nil {
		return err
	}
	var keys []store.ArrivedKey
	for _, l := range arrival.Leads {
		if l.State == fairlead.ArrivedErased {
			keys = append(keys, store.ArrivedKey{SourceID: l.SourceID, VendorID: l.VendorID})
		}
	}
	there, err := tx.Arrivals().Find(keys)
	if err == nil {
		err = tx.Arrivals().Erase(keys)
	}
	for _, key := range keys {
		if id := there[key].LeadID; id != 0 && err == nil {
			err = eraseLead(tx, id, source.Kind.LeadSource(), stale)
		}
	}
	return err
}

// eraseLead erases what came from a source, which is a word, and became a lead: the lead, or the one that it was merged into,
// since nothing tells any more which of them said what. Of a lead that was here before, from elsewhere, only the enquiries go.
func eraseLead(tx store.Tx, id int64, source string, stale *Stale) error {
	heirs, err := tx.Leads().Heirs([]int64{id})
	if err != nil {
		return err
	}
	heir, merged := heirs[id]
	if merged {
		id = heir
	}
	lead, err := thereOrDeleted(tx, id)
	if err != nil || lead == nil {
		return err
	}
	stale.Topics = append(stale.Topics, TopicLeads, TopicNotifications)
	if lead.AgentID != 0 {
		stale.Members = append(stale.Members, lead.AgentID)
	}
	if !merged && lead.Source != source {
		if n, err := tx.Activities().EraseEnquiries(id, source); n > 0 || err != nil {
			return err
		}
	}
	return tx.Leads().Erase([]int64{id})
}

// thereOrDeleted finds a lead that is there, or can be brought back; nil: it is gone.
func thereOrDeleted(tx store.Tx, id int64) (*fairlead.Lead, error) {
	everything := fairlead.LeadScope{All: true}
	found, err := tx.Leads().Get([]int64{id}, everything)
	if err == nil && len(found) == 0 {
		found, err = tx.Leads().Deleted([]int64{id}, everything)
	}
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

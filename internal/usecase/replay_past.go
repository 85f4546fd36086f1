package usecase

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/replay"
	"fairlead/internal/routing"
	"fairlead/internal/store"
)

// past reads leads as they came, and what was decided then.
type past struct {
	tx       store.Tx
	zone     *time.Location
	members  map[int64]fairlead.Member
	statuses fairlead.Statuses
	until    time.Time                 // what was decided from then on is not looked at
	policies map[int64]*routing.Policy // by version, as far as decisions name it
	begun    map[int64]time.Time       // when leads were first decided; nil: they are decided when they came
}

func (a *App) newPast(tx store.Tx, workspace int64, until time.Time) (*past, error) {
	w, err := tx.Workspace()
	if err != nil {
		return nil, err
	}
	members, err := a.members(tx, workspace)
	if err != nil {
		return nil, err
	}
	statuses, err := tx.Statuses().List()
	return &past{tx: tx, zone: zoneOf(w), members: members, statuses: statuses, until: until, policies: map[int64]*routing.Policy{}}, err
}

var allLeads = fairlead.LeadScope{All: true}

// find lists the leads that are replayed, oldest first, and notes since when they have come.
func (p *past) find(q ReplayRequest, out *ReplayResult) ([]int64, error) {
	ids, err := p.tx.Leads().Newest(fairlead.LeadFilter{CreatedAfter: q.Since, CreatedBefore: q.Until}, allLeads, q.Last+1)
	if len(ids) > q.Last {
		ids = ids[:q.Last]
		out.More = q.Last == MostReplayed
	}
	slices.Reverse(ids)
	if err != nil || len(ids) < q.Last && !q.Since.IsZero() {
		return ids, err
	}
	out.Since = q.Until // of no leads
	first, err := p.tx.Leads().Get(ids[:min(len(ids), 1)], allLeads)
	if len(first) > 0 {
		out.Since = first[0].CreatedAt
	}
	return ids, err
}

// load counts the open leads that agents have of before.
func (p *past) load(since time.Time) (map[int64]int, error) {
	var open []fairlead.Status
	for _, s := range p.statuses {
		if p.statuses.Open(s.Key) {
			open = append(open, s.Key)
		}
	}
	load, err := p.tx.Leads().CountHeld(fairlead.LeadFilter{Statuses: open, CreatedBefore: since}, allLeads, nil)
	delete(load, 0)
	return load, err
}

// pastPortion is how many leads are read at once.
const pastPortion = 500

// each hands over every lead that the rules were asked about, in the order in which they were, or today in which the leads came,
// and counts the others. It ends when ctx does.
func (p *past) each(ctx context.Context, ids []int64, today bool, take func(replay.Lead)) (unruled int, err error) {
	if p.begun, err = p.inOrder(ids, today); err != nil {
		return 0, err
	}
	for some := range slices.Chunk(ids, pastPortion) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		leads, err := p.portion(some)
		if err != nil {
			return 0, err
		}
		unruled += len(some) - len(leads)
		for _, l := range leads {
			take(l)
		}
	}
	return unruled, nil
}

// inOrder sorts leads by when the rules were first asked about them, and answers when that was; today: it leaves them.
func (p *past) inOrder(ids []int64, today bool) (map[int64]time.Time, error) {
	if today {
		return nil, nil
	}
	begun := make(map[int64]time.Time, len(ids))
	for some := range slices.Chunk(ids, pastPortion) {
		of, err := p.tx.Decisions().Begun(some)
		if err != nil {
			return nil, err
		}
		maps.Copy(begun, of)
	}
	slices.SortStableFunc(ids, func(a, b int64) int { return cmp.Or(begun[a].Compare(begun[b]), cmp.Compare(a, b)) })
	return begun, nil
}

func (p *past) portion(ids []int64) ([]replay.Lead, error) {
	leads, err := p.tx.Leads().Get(ids, allLeads)
	if err != nil {
		return nil, err
	}
	rows, err := p.tx.Decisions().ForLeads(ids)
	if err != nil {
		return nil, err
	}
	var written []int64 // leads that may have been changed
	byID := leadsByID(leads)
	for _, l := range leads {
		if l.Version > 1 {
			written = append(written, l.ID)
		}
	}
	changes, err := p.tx.Activities().Changes(written)
	if err != nil {
		return nil, err
	}
	changed, decided := groupBy(changes, func(a fairlead.Activity) int64 { return a.LeadID }), groupBy(rows, func(d store.DecisionRow) int64 { return d.LeadID })
	var out []replay.Lead
	for _, id := range ids {
		one, asked, err := p.lead(byID[id], decided[id], changed[id])
		if err != nil {
			return nil, err
		}
		if asked {
			out = append(out, one)
		}
	}
	return out, nil
}

func groupBy[T any](all []T, key func(T) int64) map[int64][]T {
	groups := map[int64][]T{}
	for _, one := range all {
		groups[key(one)] = append(groups[key(one)], one)
	}
	return groups
}

// lead is a lead as it came; false: the rules were not asked.
func (p *past) lead(l fairlead.Lead, rows []store.DecisionRow, changes []fairlead.Activity) (replay.Lead, bool, error) {
	out := replay.Lead{ID: l.ID, Came: l.CreatedAt, At: l.CreatedAt}
	if at, ok := p.begun[l.ID]; ok {
		out.At = at
	}
	asked := false
	for _, row := range rows {
		if len(row.Record) == 0 || !row.At.Before(p.until) || asked && row.AgentID == 0 {
			continue
		}
		d, ledger, err := p.recall(row)
		if err != nil {
			return out, false, err
		}
		if !asked {
			out.Ledger = ledger
		}
		out.Then, asked = d, true
		if d.Outcome != fairlead.OutcomeWaiting { // what came later came of other facts
			break
		}
		out.Waited = true
	}
	if !asked {
		return out, false, nil
	}
	out.Closed = p.undo(&l, changes)
	if l.Value != nil {
		out.Value = *l.Value
	}
	out.Facts = factsOf(l, p.zone)
	return out, true, nil
}

// recall is a decision as it was recorded. Of one that cannot be recalled any more only who got the lead is known.
func (p *past) recall(row store.DecisionRow) (fairlead.Decision, *routing.Ledger, error) {
	stored := fairlead.Decision{Outcome: row.Outcome, AgentID: row.AgentID}
	version, err := routing.RecordVersion(row.Record)
	if err != nil {
		return stored, nil, nil
	}
	policy, known := p.policies[version]
	if !known {
		source, err := p.tx.Policies().Version(version)
		if errors.Is(err, fairlead.ErrNotFound) {
			return stored, nil, nil
		}
		if err != nil {
			return stored, nil, err
		}
		policy = routing.Compile(source)
		p.policies[version] = policy
	}
	d, ledger, err := routing.Recall(policy, row.Record)
	if err != nil || d.Outcome != row.Outcome || d.AgentID != row.AgentID {
		return stored, nil, nil
	}
	return d, ledger, nil
}

// undo takes back what was changed of a lead since it came, newest first, and answers when it was closed first; zero: it was not.
func (p *past) undo(l *fairlead.Lead, changes []fairlead.Activity) (closed time.Time) {
	if len(changes) > 0 {
		l.Fields, l.Tags = maps.Clone(l.Fields), slices.Clone(l.Tags)
	}
	for _, a := range changes {
		for _, c := range a.Changes {
			if c.Field == "status" && p.statuses.Open(fairlead.Status(c.From)) && !p.statuses.Open(fairlead.Status(c.To)) {
				closed = a.At
			}
			restore(l, c)
		}
	}
	return closed
}

// restore gives one value back what it was before a change.
func restore(l *fairlead.Lead, c fairlead.Change) {
	texts := map[string]*string{"status": (*string)(&l.Status), "name": &l.Contact.Name, "email": &l.Contact.Email, "phone": &l.Contact.Phone,
		"company": &l.Contact.Company, "country": &l.Contact.Country, "language": &l.Contact.Language, "source": &l.Source, "form": &l.Form}
	key, custom := strings.CutPrefix(c.Field, fairlead.AnswerPrefix)
	switch {
	case custom:
		restoreField(l, key, c.From)
	case texts[c.Field] != nil:
		*texts[c.Field] = c.From
	case c.Field == "tags":
		l.Tags = nil
		if c.From != "" {
			l.Tags = strings.Split(c.From, ", ")
		}
	case c.Field == "value":
		l.Value = nil
		if v, err := strconv.ParseFloat(c.From, 64); err == nil {
			l.Value = &v
		}
	}
}

// restoreField brings an answer back that the timeline holds as text.
func restoreField(l *fairlead.Lead, key, from string) {
	now, there := l.Fields[key]
	if l.Fields == nil {
		l.Fields = map[string]json.RawMessage{}
	}
	isText := there && len(now) > 0 && now[0] == '"'
	switch {
	case from == "":
		delete(l.Fields, key)
	case !isText && json.Valid([]byte(from)):
		l.Fields[key] = json.RawMessage(from)
	default:
		l.Fields[key], _ = json.Marshal(from) // a text
	}
}

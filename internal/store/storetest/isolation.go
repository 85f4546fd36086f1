package storetest

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// isolation: one workspace is filled with a row of every kind; the same calls from the other see nothing of it, and
// change nothing in it.
func isolation(e *exam) {
	r := e.fill()
	before := e.everything(e.ours.ID, r)
	blank := e.everything(e.other.ID, r)
	for _, what := range blank {
		if !what.empty {
			e.Errorf("the other workspace sees our %s: %v", what.name, what.value)
		}
	}
	for _, what := range before {
		if what.empty {
			e.Errorf("our %s is not filled: this test would prove nothing", what.name)
		}
	}
	e.must(e.store.Write(e.Context(), e.other.ID, func(tx store.Tx) error {
		e.stealUnnamed(tx, r)
		e.stealNamed(tx, r)
		return nil
	}))
	e.same("our rows after the other workspace wrote", e.everything(e.ours.ID, r), before)
	e.known(store.DirectoryToken, "secret", r.credential)
}

// stealUnnamed calls, from another workspace, what changes whatever there is: it finds nothing of ours.
func (e *exam) stealUnnamed(tx store.Tx, r rows) {
	later := noon.Add(1000 * time.Hour)
	_, withdrawErr := tx.Notifications().Withdraw(r.batch)
	claimed, claimErr := tx.Jobs().Claim(later, later, "thief")
	retried, retryErr := tx.Deliveries().Retry(store.DeliveryFilter{}, later)
	if len(retried) > 0 || !errors.Is(claimErr, fairlead.ErrNotFound) {
		e.Errorf("the other workspace tries our deliveries %v again, claims our job %v", retried, claimed)
	}
	_, fillErr := tx.Fields().Fill(r.field, 10)
	_, emptyErr := tx.Fields().Empty(r.field, 10)
	if !errors.Is(fillErr, fairlead.ErrNotFound) {
		e.Errorf("the other workspace fills our field: %v", fillErr)
	}
	purged, purgeErr := tx.Leads().Purge(later, 10)
	e.same("deleted leads that the other workspace purges", purged, 0)
	again, againErr := tx.Arrivals().Retry(r.arrival, later)
	e.same("arrived leads that the other workspace tries again", again, 0)
	_, markErr := tx.Notifications().MarkRead(r.member, nil, later)
	e.stealChannels(tx, r, later)
	e.must(errors.Join(withdrawErr, purgeErr, markErr, emptyErr, tx.Batches().Forget(r.batch), retryErr, tx.Deliveries().GiveUp(r.webhook, "stolen"), tx.Deliveries().DeleteOld(fairlead.DeliveryDue, later),
		tx.Deliveries().Record([]fairlead.Delivery{{ID: r.delivery, State: fairlead.DeliveryDone}}), tx.Leads().Delete([]int64{r.lead}, later), tx.Credentials().DeleteExpired(later),
		tx.Credentials().DeleteOf(r.member, fairlead.CredentialToken), tx.Answers().DeleteExpired(later), tx.Desk().SetDirty(false),
		tx.Ledgers().Save(r.rotation, store.LedgerState{NextSeq: 77}), tx.Policies().DropDraft(),
		tx.Tasks().Reminded([]int64{r.task}), tx.Tasks().Move(r.lead, r.merged), againErr, tx.Arrivals().Hasten(r.source, noon.Add(-time.Hour)),
		tx.Arrivals().Record([]fairlead.ArrivedLead{{SourceID: r.source, VendorID: "due", State: fairlead.ArrivedTest}}), tx.Arrivals().DeleteOld(later, 0, later), tx.Imports().DeleteOld(later, later), tx.Imports().DropRows(r.imported, 99)))
}

// stealNamed calls, from another workspace, what changes a row of an id: ours are not found.
func (e *exam) stealNamed(tx store.Tx, r rows) {
	later := noon.Add(1000 * time.Hour)
	for _, err := range []error{
		tx.Leads().Update([]fairlead.Lead{{ID: r.lead}}), tx.Leads().Place([]fairlead.Lead{{ID: r.lead}}),
		tx.Batches().Update(fairlead.Batch{ID: r.batch}), tx.Batches().SaveProgress(r.batch, store.BatchProgress{}),
		tx.Leads().Restore([]fairlead.Lead{{ID: r.gone}}), tx.Members().SetPasswordHash(r.member, "stolen"),
		tx.Members().Update(fairlead.Member{ID: r.member, Role: e.other.agent}, noon), tx.Roles().Update(fairlead.Role{ID: e.ours.agent.ID}),
		tx.Roles().Delete(r.role), tx.Statuses().Delete(fairlead.StatusNew), tx.Fields().Delete(r.field), tx.Credentials().Delete(r.credential), tx.Credentials().Touch(r.credential, later, later),
		tx.Webhooks().Update(fairlead.Webhook{ID: r.webhook}), tx.Webhooks().SetSecrets(fairlead.Webhook{ID: r.webhook}), tx.Webhooks().Delete(r.webhook), tx.Jobs().Finish(fairlead.Job{Kind: fairlead.JobDeliver, Ref: r.webhook}, ""),
		tx.Tasks().Update(fairlead.Task{ID: r.task, MemberID: r.member}), tx.Tasks().Delete(r.task), tx.Leads().Merge(r.lead, r.merged, later),
		tx.PushDevices().Delete(r.device), tx.SavedViews().Update(fairlead.SavedView{ID: r.view}), tx.SavedViews().Delete(r.view),
		tx.Sources().Update(fairlead.Source{ID: r.source}), tx.Sources().SetProblem(r.source, "x", later), tx.Sources().SetAsked(r.source, fairlead.Asked{}), tx.Sources().Delete(r.source), tx.Imports().Delete(r.imported),
		tx.Imports().Update(fairlead.Import{ID: r.imported, State: fairlead.ImportPreview}), tx.Imports().Count(r.imported, fairlead.ImportCounts{}),
	} {
		if !errors.Is(err, fairlead.ErrNotFound) {
			e.Errorf("a write to another workspace's row: got %v, want not found", err)
		}
	}
}

// rows are the ids of the rows that fill made.
type rows struct{ lead, gone, member, rotation, batch, role, credential, webhook, delivery, field, task, merged, view, source, arrival, imported, dispatch, device int64 }

var isolatedKey = store.AnswerKey{CredentialID: 1, Path: "/", Key: "k"}

func (e *exam) fill() rows {
	r := rows{member: e.ours.members[1].ID, rotation: 3}
	e.write(func(tx store.Tx) error {
		l := e.lead(tx, func(l *fairlead.Lead) {
			l.Contact, l.Tags, l.Form, l.AgentID = fairlead.Contact{Name: "Ada", Email: "ada@example.com", Phone: "+491701234567"}, []string{"t"}, "f", r.member
			l.Fields, l.ExternalID = map[string]json.RawMessage{"k": json.RawMessage(`"v"`)}, "own"
		})
		waiting := e.lead(tx, func(l *fairlead.Lead) { l.Waiting = r.rotation })
		r.lead, r.batch, r.role, r.credential = l.ID, e.id(tx, store.BatchIDs), e.id(tx, store.RoleIDs), e.id(tx, store.CredentialIDs)
		gone := e.lead(tx, nil)
		r.gone = gone.ID
		hook := e.hook(tx)
		message := e.message(tx, hook, 0)
		r.webhook, r.delivery, r.field = hook.ID, message.ID, e.id(tx, store.FieldIDs)
		e.must(tx.Fields().Save([]fairlead.Field{{ID: r.field, Key: "k", Type: fairlead.FieldText}}))
		merged := e.lead(tx, func(l *fairlead.Lead) { l.ExternalID = "merged" })
		r.task, r.merged, r.view = e.id(tx, store.TaskIDs), merged.ID, e.id(tx, store.SavedViewIDs)
		r.source, r.arrival = e.id(tx, store.SourceIDs), e.id(tx, store.ArrivalIDs)
		e.must(tx.Sources().Insert(fairlead.Source{ID: r.source, Kind: fairlead.KindGoogle, Name: "Search", Key: "ours", CreatedAt: noon}))
		_, arrivalErr := tx.Arrivals().Insert(fairlead.Arrival{ID: r.arrival, SourceID: r.source, At: noon, Leads: []fairlead.ArrivedLead{
			{SourceID: r.source, VendorID: "due", ArrivalID: r.arrival, State: fairlead.ArrivedDue, NextAt: noon},
			{SourceID: r.source, VendorID: "failed", ArrivalID: r.arrival, State: fairlead.ArrivedFailed}}})
		r.imported = e.theImport(tx, func(i *fairlead.Import) { i.State, i.BatchID = fairlead.ImportBegun, r.batch }).ID
		e.must(tx.Imports().Reject(r.imported, []fairlead.ImportReject{{ImportRow: fairlead.ImportRow{Line: 1}, Why: "No."}}))
		_, err := tx.Policies().Save(fairlead.Policy{AutoAssign: true}, author, noon)
		return errors.Join(err, arrivalErr, tx.Sources().SaveForm(fairlead.SourceForm{SourceID: r.source, Key: "f", Name: "Form"}), tx.Leads().Insert([]fairlead.Lead{l, waiting, merged}), tx.Leads().Merge(merged.ID, l.ID, noon),
			tx.Tasks().Insert(fairlead.Task{ID: r.task, LeadID: l.ID, MemberID: r.member, Due: fairlead.Due{At: noon}, RemindAt: noon, CreatedAt: noon, Actor: author}),
			tx.Activities().Insert([]fairlead.Activity{{ID: e.id(tx, store.ActivityIDs), LeadID: l.ID, Kind: fairlead.ActivityNote, At: noon, Actor: author},
				{ID: e.id(tx, store.ActivityIDs), LeadID: l.ID, Kind: fairlead.ActivityChanged, At: noon, Actor: author, BatchID: 7}}),
			tx.Decisions().Insert([]store.DecisionRow{{ID: e.id(tx, store.DecisionIDs), LeadID: l.ID, At: noon, Outcome: fairlead.OutcomeAssigned, Record: []byte("x")}}),
			tx.Policies().SaveDraft(store.PolicyDraft{PolicyVersion: store.PolicyVersion{Author: author, At: noon}, Revision: 1}),
			tx.Ledgers().Append([]fairlead.LedgerEntry{{RotationID: r.rotation, Seq: 1, Kind: fairlead.LedgerRule, At: noon, Pool: []byte("pool")}}),
			tx.Ledgers().Save(r.rotation, store.LedgerState{NextSeq: 2, Standings: []fairlead.Standing{{AgentID: r.member, Balance: 1, LastSeq: 1}}}),
			tx.Ledgers().Give(r.rotation, []fairlead.DayGift{{AgentID: r.member, Day: 1, Leads: 1}}),
			tx.Batches().Insert(fairlead.Batch{ID: r.batch, State: fairlead.BatchRunning, Actor: author, At: noon}), tx.Imports().AddRows(r.imported, 0, fileRows(0, 1)),
			tx.Batches().AddLeads(r.batch, []store.BatchLead{{LeadID: l.ID, To: r.member, ActivityID: 1}}),
			tx.Batches().Choose(r.batch, []int64{l.ID}), tx.Leads().Insert([]fairlead.Lead{gone}), tx.Leads().Delete([]int64{gone.ID}, noon),
			tx.Notifications().Insert([]fairlead.Notification{{ID: e.id(tx, store.NotificationIDs), MemberID: r.member, Kind: fairlead.NotifyBatch, BatchID: r.batch, Count: 1, Actor: author, At: noon}}),
			tx.Deliveries().Insert([]fairlead.Delivery{message}), tx.Jobs().Want(fairlead.Job{Kind: fairlead.JobDeliver, Ref: hook.ID, RunAt: noon}),
			tx.Statuses().Save(fairlead.FirstStatuses()[:2]),
			tx.SavedViews().Insert(fairlead.SavedView{ID: r.view, OwnerID: r.member, Name: "Mine", Shared: true}),
			tx.Preferences().Save(r.member, fairlead.Preferences{LeadsCompact: true}), e.fillChannels(tx, &r),
			tx.Roles().Insert(fairlead.Role{ID: r.role, Kind: fairlead.RoleCustom, Name: "Viewer"}),
			tx.Credentials().Insert(fairlead.Credential{ID: r.credential, Kind: fairlead.CredentialToken, MemberID: r.member, CreatedAt: noon, ExpiresAt: noon.Add(time.Hour)}, "secret"),
			tx.Answers().Insert(map[store.AnswerKey]store.Answer{isolatedKey: {BodyHash: "x", Status: 200, Body: []byte("x"), ExpiresAt: noon.Add(time.Hour)}}))
	})
	return r
}

// fillChannels makes rows of what brings notifications beyond the bell.
func (e *exam) fillChannels(tx store.Tx, r *rows) error {
	r.device = e.id(tx, store.PushDeviceIDs)
	_, deviceErr := tx.PushDevices().Save(fairlead.PushDevice{ID: r.device, MemberID: r.member, Endpoint: "https://push.example.com/1", CreatedAt: noon})
	d := e.dispatch(tx, fairlead.ChannelPush, r.device, 0)
	failed := e.dispatch(tx, fairlead.ChannelEmail, r.member, 0)
	failed.State, failed.NextAt = fairlead.DispatchFailed, time.Time{}
	r.dispatch = d.ID
	_, secretErr := tx.Messaging().Secret("key", func() string { return "ours" })
	return errors.Join(deviceErr, secretErr, tx.Dispatches().Insert([]fairlead.Dispatch{d, failed}), tx.Messaging().SaveWorkspace(fairlead.Messaging{AssignedInApp: true}),
		tx.Messaging().Save(r.member, fairlead.NotificationSettings{SummaryAt: "08:00"}))
}

// stealChannels tries to change what brings our notifications, from another workspace.
func (e *exam) stealChannels(tx store.Tx, r rows, later time.Time) {
	e.Helper()
	channels, err := tx.Dispatches().Retry(store.DispatchFilter{}, later)
	e.same("channels of dispatches that the other workspace tries again", channels, []fairlead.Channel{})
	e.must(errors.Join(err, tx.Dispatches().GiveUp(fairlead.ChannelPush, r.device, "stolen"), tx.Dispatches().DeleteOld(fairlead.DispatchDue, later),
		tx.Dispatches().Record([]fairlead.Dispatch{{ID: r.dispatch, State: fairlead.DispatchSent}}), tx.PushDevices().DeleteOf(r.member)))
}

// seen is what one call sees.
type seen struct {
	name  string
	value any
	empty bool
}

func list[T any](name string, all []T, err error) (seen, error) {
	return seen{name, all, len(all) == 0}, err
}

// value is what a look-up of one row sees.
func value[T any](name string, v T, err error) (seen, error) {
	if errors.Is(err, fairlead.ErrNotFound) {
		return seen{name, nil, true}, nil
	}
	return seen{name, v, false}, err
}

// everything asks one workspace everything about the rows of ours.
func (e *exam) everything(workspace int64, r rows) []seen {
	e.Helper()
	l := looker{exam: e, of: r, workspace: workspace}
	e.must(e.store.Read(e.Context(), workspace, func(tx store.Tx) error {
		l.leads(tx)
		l.routing(tx)
		l.batches(tx)
		l.people(tx)
		l.work(tx)
		l.arrivals(tx)
		l.tasks(tx)
		return nil
	}))
	return l.all
}

// looker gathers what one workspace sees of rows that may not be its own.
type looker struct {
	*exam
	of        rows
	workspace int64
	all       []seen
}

func (l *looker) see(s seen, err error) {
	l.Helper()
	l.must(err)
	l.all = append(l.all, s)
}

func (l *looker) leads(tx store.Tx) {
	found, err := tx.Leads().Get([]int64{l.of.lead}, everything)
	l.see(list("lead", found, err))
	for name, f := range map[string]fairlead.LeadFilter{
		"leads": {}, "leads by tag": {Tags: []string{"t"}}, "leads by search": {Search: "ada"}, "leads by agent": {Agents: []int64{l.of.member}}, "leads by form": {Forms: []string{"f"}},
	} {
		ids, err := tx.Leads().IDs(f, everything, 10)
		s, err := list(name, ids, err)
		l.must(err)
		if s.empty != (l.workspace != l.ours.ID) {
			l.Errorf("workspace %d sees %s: %v", l.workspace, name, ids)
		}
	}
	newest, err := tx.Leads().Newest(fairlead.LeadFilter{}, everything, 10)
	l.see(list("newest leads", newest, err))
	held, err := tx.Leads().Held(fairlead.LeadFilter{}, everything)
	l.see(list("who has leads", held, err))
	counts, err := tx.Leads().CountHeld(fairlead.LeadFilter{}, everything, nil)
	l.see(seen{"counts of who has leads", counts, len(counts) == 0}, err)
	gone, err := tx.Leads().Deleted([]int64{l.of.gone}, everything)
	l.see(list("deleted leads", gone, err))
	contacts, err := tx.Leads().OpenByContact([]string{"ada@example.com"}, []string{"+491701234567"})
	l.see(list("contact", contacts, err))
	f, err := tx.Leads().Facets(10)
	l.see(list("facets", append(append(f.Sources, f.Forms...), f.Tags...), err))
	tags, err := tx.Leads().CountTags()
	l.see(list("tags", tags, err))
	waiting, err := tx.Leads().OldestWaiting(0, 10)
	l.see(list("waiting leads", waiting, err))
	groups, err := tx.Leads().CountWaiting()
	l.see(list("counts of waiting leads", groups, err))
	timeline, err := tx.Activities().ForLead(l.of.lead, 0, 10)
	l.see(list("timeline", timeline, err))
	since, err := tx.Activities().Since(map[int64]int64{l.of.lead: 0})
	l.see(seen{"work", since, len(since) == 0}, err)
	changes, err := tx.Activities().Changes([]int64{l.of.lead})
	l.see(list("changes", changes, err))
	newer, err := tx.Activities().Newer([]int64{l.of.lead}, 0)
	l.see(list("newer entries", newer, err))
	decisions, err := tx.Decisions().ForLead(l.of.lead)
	l.see(list("decisions", decisions, err))
	decisions, err = tx.Decisions().ForLeads([]int64{l.of.lead})
	l.see(list("decisions of leads", decisions, err))
	begun, err := tx.Decisions().Begun([]int64{l.of.lead})
	l.see(seen{"first decisions", begun, len(begun) == 0}, err)
}

func (l *looker) routing(tx store.Tx) {
	states, err := tx.Ledgers().Load([]int64{l.of.rotation})
	l.see(list("standings", states[l.of.rotation].Standings, err))
	gifts, err := tx.Ledgers().GivenSince(l.of.rotation, 0)
	l.see(list("what was given", gifts, err))
	entries, err := tx.Ledgers().Entries(l.of.rotation, 0, 10)
	l.see(list("entries", entries, err))
	picked, err := tx.Ledgers().Pick(l.of.rotation, []int64{1})
	l.see(list("picked entries", picked, err))
	policy, err := tx.Policies().Version(1)
	l.see(value("policy", policy, err))
	history, err := tx.Policies().History(0, 10)
	l.see(list("history", history, err))
	drafted, err := tx.Policies().Draft()
	l.see(value("draft", drafted, err))
	desk, err := tx.Desk().Get()
	l.see(seen{"desk", desk, desk == store.DeskState{}}, err)
}

func (l *looker) batches(tx store.Tx) {
	batch, err := tx.Batches().Get(l.of.batch)
	l.see(value("batch", batch, err))
	some, err := tx.Batches().Find([]int64{l.of.batch})
	l.see(seen{"batches by id", some, len(some) == 0}, err)
	batches, err := tx.Batches().List(0, 0, 10)
	l.see(list("batches", batches, err))
	did, err := tx.Batches().Leads(l.of.batch, 0, 10)
	l.see(list("leads of batch", did, err))
	chosen, err := tx.Batches().Chosen(l.of.batch, 0, 10)
	l.see(list("chosen leads of batch", chosen, err))
	progress, err := tx.Batches().Progress(l.of.batch)
	l.see(value("progress of batch", progress, err))
	imported, err := tx.Imports().Get(l.of.imported)
	l.see(value("import", imported, err))
	files, err := tx.Imports().List(0, 10)
	l.see(list("imports", files, err))
	like, err := tx.Imports().Like("abc")
	l.see(value("import like another", like, err))
	_, rows, err := tx.Imports().Rows(l.of.imported, 0)
	l.see(list("rows of import", rows, err))
	rejected, err := tx.Imports().Rejects(l.of.imported, 0, 10)
	l.see(list("rejected rows", rejected, err))
}

func (l *looker) channels(tx store.Tx) {
	bell, err := tx.Notifications().List(l.of.member, fairlead.NotificationFilter{}, 0, 1)
	l.must(err)
	ids := []int64{1, 2, 3, 4}
	for _, n := range bell {
		ids = append(ids, n.ID)
	}
	some, err := tx.Notifications().Get(l.of.member, ids)
	l.see(seen{"notifications by id", some, len(some) == 0}, err)
	d, err := tx.Dispatches().Get(l.of.dispatch)
	l.see(value("dispatch", d, err))
	all, err := tx.Dispatches().List(store.DispatchFilter{}, 0, 10)
	l.see(list("dispatches", all, err))
	counts, err := tx.Dispatches().Count()
	l.see(seen{"counts of dispatches", counts, len(counts) == 0}, err)
	targets, err := tx.Dispatches().Targets(fairlead.ChannelPush, noon.Add(time.Hour), 10)
	l.see(list("targets", targets, err))
	due, err := tx.Dispatches().Due(fairlead.ChannelPush, l.of.device, noon.Add(time.Hour), 10)
	l.see(list("due dispatches", due, err))
	next, err := tx.Dispatches().NextDue(fairlead.ChannelPush)
	l.see(seen{"next dispatch", next, next.IsZero()}, err)
	device, err := tx.PushDevices().Get(l.of.device)
	l.see(value("device", device, err))
	devices, err := tx.PushDevices().List()
	l.see(list("devices", devices, err))
	of, err := tx.Messaging().Workspace()
	l.see(seen{"messaging", of, !of.AssignedInApp}, err)
	settings, err := tx.Messaging().Members()
	l.see(seen{"notification settings", settings, len(settings) == 0}, err)
	secret, err := tx.Messaging().Secret("key", nil)
	l.see(value("secret", secret, err))
}

func (l *looker) people(tx store.Tx) {
	bell, err := tx.Notifications().List(l.of.member, fairlead.NotificationFilter{}, 0, 10)
	l.see(list("bell", bell, err))
	unread, err := tx.Notifications().Unread(l.of.member)
	l.see(seen{"unread", unread, unread == 0}, err)
	l.channels(tx)
	member, err := tx.Members().Get(l.of.member)
	l.see(value("member", member, err))
	hash, err := tx.Members().PasswordHash(l.of.member)
	l.see(value("password hash", hash, err))
	states, err := tx.Members().History(noon.Add(-24 * time.Hour))
	states = slices.DeleteFunc(states, func(s store.MemberState) bool { return s.MemberID != l.of.member })
	l.see(list("history of member", states, err))
	load, err := tx.Members().OpenLeads()
	l.see(seen{"open leads", load, len(load) == 0}, err)
	views, err := tx.SavedViews().List(0)
	l.see(list("saved views", views, err))
	view, err := tx.SavedViews().Get(l.of.view)
	l.see(value("saved view", view, err))
	preferred, err := tx.Preferences().Get(l.of.member)
	l.see(seen{"preferences", preferred, !preferred.LeadsCompact}, err)
	role, err := tx.Roles().Get(l.of.role)
	l.see(value("role", role, err))
	statuses, err := tx.Statuses().List()
	l.see(list("statuses", statuses, err))
	having, err := tx.Statuses().CountLeads(fairlead.StatusNew, 10)
	l.see(seen{"leads of a status", having, having == 0}, err)
	defined, err := tx.Fields().List()
	l.see(list("fields", defined, err))
	answering, err := tx.Fields().CountLeads(l.of.field, 10)
	l.see(seen{"leads of a field", answering, answering == 0}, err)
	credential, err := tx.Credentials().Get(l.of.credential)
	l.see(value("credential", credential, err))
	tokens, err := tx.Credentials().Tokens(l.of.member)
	l.see(list("tokens", tokens, err))
	answers, err := tx.Answers().Find([]store.AnswerKey{isolatedKey}, noon)
	l.see(seen{"answers", answers, len(answers) == 0}, err)
}

func (l *looker) tasks(tx store.Tx) {
	task, err := tx.Tasks().Get(l.of.task)
	l.see(value("task", task, err))
	of, err := tx.Tasks().ForLead(l.of.lead)
	l.see(list("tasks of lead", of, err))
	mine, err := tx.Tasks().ForMember(l.of.member, everything, store.TaskPlace{}, 10)
	l.see(list("tasks of member", mine, err))
	due, err := tx.Tasks().ToRemind(noon, 10)
	l.see(list("tasks to be told of", due, err))
	next, err := tx.Tasks().NextReminder()
	l.see(seen{"next reminder", next, next.IsZero()}, err)
	merged, err := tx.Leads().MergedInto(l.of.lead)
	l.see(list("merged leads", merged, err))
	heirs, err := tx.Leads().Heirs([]int64{l.of.merged})
	l.see(seen{"heirs", heirs, len(heirs) == 0}, err)
	known, err := tx.Leads().ByContact([]string{"ada@example.com"}, nil, 10)
	l.see(list("leads by contact", known, err))
	named, err := tx.Leads().ByExternalID([]string{"own", "merged"})
	l.see(seen{"leads by external id", named, len(named) == 0}, err)
}

func (l *looker) work(tx store.Tx) {
	jobs, err := tx.Jobs().List()
	l.see(list("jobs", jobs, err))
	hooks, err := tx.Webhooks().List()
	l.see(list("webhooks", hooks, err))
	hook, err := tx.Webhooks().Get(l.of.webhook)
	l.see(value("webhook", hook, err))
	message, err := tx.Deliveries().Get(l.of.delivery)
	l.see(value("delivery", message, err))
	messages, err := tx.Deliveries().List(store.DeliveryFilter{}, 0, 10)
	l.see(list("deliveries", messages, err))
	due, err := tx.Deliveries().Due(l.of.webhook, noon, 10)
	l.see(list("due deliveries", due, err))
	next, err := tx.Deliveries().NextDue(l.of.webhook)
	l.see(seen{"next delivery", next, next.IsZero()}, err)
	counts, err := tx.Deliveries().Count()
	l.see(seen{"counts of deliveries", counts, len(counts) == 0}, err)
}

func (l *looker) arrivals(tx store.Tx) {
	all, err := tx.Sources().List()
	l.see(list("sources", all, err))
	source, err := tx.Sources().Get(l.of.source)
	l.see(value("source", source, err))
	forms, err := tx.Sources().Forms(l.of.source)
	l.see(list("forms", forms, err))
	form, err := tx.Sources().Form(l.of.source, "f")
	l.see(value("form", form, err))
	arrival, err := tx.Arrivals().Get(l.of.arrival)
	l.see(value("arrival", arrival, err))
	arrivals, err := tx.Arrivals().List(l.of.source, 0, 10)
	l.see(list("arrivals", arrivals, err))
	bodies, err := tx.Arrivals().Bodies([]int64{l.of.arrival})
	l.see(seen{"bodies", bodies, len(bodies) == 0}, err)
	due, err := tx.Arrivals().Due(l.of.source, noon, 10)
	l.see(list("due arrived leads", due, err))
	next, err := tx.Arrivals().NextDue(l.of.source)
	l.see(seen{"next arrived lead", next, next.IsZero()}, err)
	found, err := tx.Arrivals().Find([]store.ArrivedKey{{SourceID: l.of.source, VendorID: "due"}})
	l.see(seen{"arrived lead", found, len(found) == 0}, err)
	summaries, err := tx.Arrivals().Summaries()
	l.see(seen{"summaries of arrivals", summaries, len(summaries) == 0}, err)
}

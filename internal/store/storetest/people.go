package storetest

import (
	"errors"
	"time"

	"fairlead"
	"fairlead/internal/store"
)

// members: what is put in comes out, with the role as it is; an e-mail address is taken once in the instance.
func members(e *exam) {
	var m fairlead.Member
	e.write(func(tx store.Tx) error {
		m = fairlead.Member{ID: e.id(tx, store.MemberIDs), Name: "ärne", Email: "arne@example.com", Role: e.ours.agent, Active: true, CreatedAt: noon}
		return tx.Members().Insert(m, "secret")
	})
	e.read(func(tx store.Tx) error {
		got, err := tx.Members().Get(m.ID)
		e.same("a member", got, m)
		return err
	})
	workspace, id, err := e.store.FindCredential(e.Context(), store.DirectoryEmail, m.Email)
	e.must(err)
	e.same("who signs in", []int64{workspace, id}, []int64{e.ours.ID, m.ID})
	if _, _, err := e.store.FindCredential(e.Context(), store.DirectoryEmail, "nobody@example.com"); !errors.Is(err, fairlead.ErrNotFound) {
		e.Errorf("an unknown address: got %v, want not found", err)
	}
	for _, taken := range []string{m.Email, e.other.members[1].Email} {
		e.conflict("email_taken", func(tx store.Tx) error {
			return tx.Members().Insert(fairlead.Member{ID: e.id(tx, store.MemberIDs), Email: taken, Role: e.ours.agent}, "")
		})
	}
	e.refused(func(tx store.Tx) error { // a role of the other workspace
		return tx.Members().Insert(fairlead.Member{ID: e.id(tx, store.MemberIDs), Email: "x@example.com", Role: e.other.agent}, "")
	})
	m.Name, m.Active, m.Email, m.MaxOpen = "Zed", false, "arne@example.com", most(0)
	m.Availability.PausedUntil = noon.Add(time.Microsecond)
	e.write(func(tx store.Tx) error {
		hash, err := tx.Members().PasswordHash(m.ID)
		e.must(err)
		e.same("a password hash", hash, "secret")
		return errors.Join(tx.Members().Update(m, noon), tx.Members().SetPasswordHash(m.ID, "other"))
	})
	e.read(func(tx store.Tx) error {
		hash, err := tx.Members().PasswordHash(m.ID)
		e.same("a password hash that was set", hash, "other")
		e.must(err)
		all, err := tx.Members().List()
		e.same("members, active ones first", all, append(append([]fairlead.Member{}, e.ours.members...), m))
		return err
	})
	e.missing("a member", func(tx store.Tx) error { _, err := tx.Members().Get(1 << 40); return err })
	e.missing("a member", func(tx store.Tx) error {
		return tx.Members().Update(fairlead.Member{ID: 1 << 40, Role: e.ours.agent}, noon)
	})
	e.missing("a member", func(tx store.Tx) error { _, err := tx.Members().PasswordHash(1 << 40); return err })
	e.missing("a member", func(tx store.Tx) error { return tx.Members().SetPasswordHash(1<<40, "") })
}

// availability comes out as it was put in, and a limit of none is no limit of 0.
func availability(e *exam) {
	m := e.ours.members[1]
	keeps := func(what string, a fairlead.Availability, limit fairlead.Cap) {
		m.Availability, m.MaxOpen = a, limit
		e.write(func(tx store.Tx) error { return tx.Members().Update(m, noon) })
		e.read(func(tx store.Tx) error {
			got, err := tx.Members().Get(m.ID)
			e.same(what, got, m)
			return err
		})
	}
	keeps("a pause", fairlead.Availability{PausedUntil: noon}, most(3))
	keeps("leave", fairlead.Availability{Leave: []fairlead.Leave{
		{From: "2026-12-01", To: "2026-12-01T13:00", Note: "Ärzte <b>", Cover: fairlead.Target{AgentID: 4}},
		{From: "2026-12-03", To: "2026-12-03", Cover: fairlead.Target{RotationID: 2}}, {From: "2026-12-05", To: "2026-12-06"},
	}}, most(0))
	keeps("hours", fairlead.Availability{Hours: &fairlead.Hours{Zone: "Asia/Kathmandu", Week: [7][]fairlead.Shift{0: {{From: 0, To: 540}, {From: 600, To: 1440}}, 6: {{From: 1, To: 2}}}}}, fairlead.Cap{})
	keeps("no hours at all", fairlead.Availability{Hours: &fairlead.Hours{}}, most(fairlead.MaxCap))
	keeps("nothing again", fairlead.Availability{}, fairlead.Cap{})
}

// history tells how members were at a time and after it.
func history(e *exam) {
	m := e.ours.members[1]
	at := func(hours int) time.Time { return m.CreatedAt.Add(time.Duration(hours) * time.Hour) }
	state := func(hours int, active bool, pausedTo int, limit fairlead.Cap) store.MemberState {
		s := store.MemberState{MemberID: m.ID, From: at(hours), Active: active, MaxOpen: limit}
		if pausedTo != 0 {
			s.Availability.PausedUntil = at(pausedTo)
		}
		return s
	}
	for _, s := range []store.MemberState{state(1, true, 9, most(3)), state(2, false, 0, most(0)), state(4, true, 0, fairlead.Cap{}), state(4, true, 8, fairlead.Cap{})} {
		m.Active, m.Availability, m.MaxOpen = s.Active, s.Availability, s.MaxOpen
		e.write(func(tx store.Tx) error { return tx.Members().Update(m, s.From) })
	}
	e.read(func(tx store.Tx) error {
		of := func(since time.Time) (mine []store.MemberState) {
			all, err := tx.Members().History(since)
			e.must(err)
			for _, s := range all {
				if s.MemberID == m.ID {
					mine = append(mine, s)
				}
			}
			return mine
		}
		was := []store.MemberState{state(0, true, 0, fairlead.Cap{}), state(1, true, 9, most(3)), state(2, false, 0, most(0)), state(4, true, 8, fairlead.Cap{})}
		e.same("a member's whole history", of(at(-1)), was)
		e.same("a member's history from a change on", of(at(2)), was[2:])
		e.same("a member's history from in between", of(at(3)), was[2:])
		e.same("a member's history since long ago", of(at(100)), was[3:])
		return nil
	})
}

// oneOwner: the schema refuses a second one; ownership moves by taking it from one and giving it to another.
func oneOwner(e *exam) {
	e.conflict("owner_exists", func(tx store.Tx) error {
		return tx.Members().Insert(fairlead.Member{ID: e.id(tx, store.MemberIDs), Email: "second@example.com", Role: e.ours.owner}, "")
	})
	old, heir := e.ours.members[0], e.ours.members[1]
	heir.Role = e.ours.owner
	e.conflict("owner_exists", func(tx store.Tx) error { return tx.Members().Update(heir, noon) })
	e.refused(func(tx store.Tx) error { // a kind that is not the role's
		heir := heir
		heir.Role.Kind = fairlead.RoleAgent
		return tx.Members().Update(heir, noon)
	})
	old.Role = e.ours.agent
	e.write(func(tx store.Tx) error {
		return errors.Join(tx.Members().Update(old, noon), tx.Members().Update(heir, noon))
	})
	e.read(func(tx store.Tx) error {
		got, err := tx.Members().Get(heir.ID)
		e.same("the new owner", got, heir)
		return err
	})
}

// openLeads counts open leads by agent, whatever becomes of them.
func openLeads(e *exam) {
	a, b := e.ours.members[1].ID, e.ours.members[2].ID
	var all []fairlead.Lead
	for _, l := range []struct {
		agent int64
		open  bool
	}{{a, true}, {a, true}, {a, false}, {b, false}, {0, true}} {
		all = append(all, e.add(func(into *fairlead.Lead) { into.AgentID, into.Open = l.agent, l.open }))
	}
	e.load("open leads", map[int64]int{a: 2})
	all[0].AgentID, all[1].AgentID, all[4].AgentID = b, 0, b
	e.write(func(tx store.Tx) error { return tx.Leads().Place([]fairlead.Lead{all[0], all[1], all[4]}) })
	e.load("open leads after some changed hands", map[int64]int{b: 2})
	all[0].Open, all[3].Open = false, true
	e.write(func(tx store.Tx) error { return tx.Leads().Update([]fairlead.Lead{all[0], all[2], all[3]}) })
	e.load("open leads after some closed and opened", map[int64]int{b: 2})
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{all[0].ID, all[3].ID}, noon) })
	e.load("open leads after some are gone", map[int64]int{b: 1})
	e.write(func(tx store.Tx) error { return tx.Leads().Delete([]int64{all[3].ID}, noon) })
	e.load("open leads after one is gone again", map[int64]int{b: 1})
}

func (e *exam) load(what string, want map[int64]int) {
	e.read(func(tx store.Tx) error {
		load, err := tx.Members().OpenLeads()
		e.same(what, load, want)
		return err
	})
}

// roles: built-in ones first; a name is taken once, a role in use stays.
func roles(e *exam) {
	var zulu, alpha fairlead.Role
	e.write(func(tx store.Tx) error {
		zulu = fairlead.Role{ID: e.id(tx, store.RoleIDs), Kind: fairlead.RoleCustom, Name: "Zulu", Permissions: []fairlead.Permission{fairlead.ViewAllLeads, fairlead.AssignLeads}}
		alpha = fairlead.Role{ID: e.id(tx, store.RoleIDs), Kind: fairlead.RoleCustom, Name: "älpha"}
		return errors.Join(tx.Roles().Insert(zulu), tx.Roles().Insert(alpha))
	})
	for _, name := range []string{"Zulu", "zülu", "OWNER"} {
		e.conflict("name_taken", func(tx store.Tx) error {
			return tx.Roles().Insert(fairlead.Role{ID: e.id(tx, store.RoleIDs), Kind: fairlead.RoleCustom, Name: name})
		})
	}
	e.conflict("name_taken", func(tx store.Tx) error {
		r := alpha
		r.Name = "zulu"
		return tx.Roles().Update(r)
	})
	zulu.Name, zulu.Permissions = "Zulus", []fairlead.Permission{fairlead.CreateLeads}
	e.write(func(tx store.Tx) error { return tx.Roles().Update(zulu) })
	e.read(func(tx store.Tx) error {
		all, err := tx.Roles().List()
		e.must(err)
		e.same("roles", all, []fairlead.Role{e.ours.owner, e.ours.agent, alpha, zulu})
		got, err := tx.Roles().Get(zulu.ID)
		e.same("a role", got, zulu)
		return err
	})
	e.conflict("role_in_use", func(tx store.Tx) error { return tx.Roles().Delete(e.ours.agent.ID) })
	e.write(func(tx store.Tx) error { return tx.Roles().Delete(alpha.ID) })
	e.missing("a role", func(tx store.Tx) error { _, err := tx.Roles().Get(alpha.ID); return err })
	e.missing("a role", func(tx store.Tx) error { return tx.Roles().Delete(alpha.ID) })
	e.missing("a role", func(tx store.Tx) error { return tx.Roles().Update(alpha) })
}

// credentials are found by the hash of their secret until they are deleted.
func credentials(e *exam) {
	m := e.ours.members[1].ID
	var session, token, lasting fairlead.Credential
	e.write(func(tx store.Tx) error {
		session = fairlead.Credential{ID: e.id(tx, store.CredentialIDs), Kind: fairlead.CredentialSession, MemberID: m, CreatedAt: noon, ExpiresAt: noon.Add(time.Hour)}
		token = fairlead.Credential{ID: e.id(tx, store.CredentialIDs), Kind: fairlead.CredentialToken, MemberID: m, Name: "Zapier", CreatedAt: noon, LastUsedAt: noon, ExpiresAt: noon.Add(2 * time.Hour)}
		lasting = fairlead.Credential{ID: e.id(tx, store.CredentialIDs), Kind: fairlead.CredentialToken, MemberID: m, Name: "Make", CreatedAt: noon}
		return errors.Join(tx.Credentials().Insert(session, "s"), tx.Credentials().Insert(token, "t"), tx.Credentials().Insert(lasting, "l"))
	})
	e.known(store.DirectorySession, "s", session.ID)
	e.known(store.DirectoryToken, "t", token.ID)
	e.known(store.DirectoryToken, "s", 0)
	session.LastUsedAt, session.ExpiresAt = noon.Add(time.Minute), noon.Add(3*time.Hour)
	e.write(func(tx store.Tx) error {
		return tx.Credentials().Touch(session.ID, session.LastUsedAt, session.ExpiresAt)
	})
	e.read(func(tx store.Tx) error {
		got, err := tx.Credentials().Get(session.ID)
		e.must(err)
		e.same("a session", got, session)
		all, err := tx.Credentials().Tokens(m)
		e.same("tokens, newest first", all, []fairlead.Credential{lasting, token})
		return err
	})
	e.write(func(tx store.Tx) error { return tx.Credentials().DeleteExpired(token.ExpiresAt.Add(time.Second)) })
	e.known(store.DirectoryToken, "t", 0)
	e.known(store.DirectorySession, "s", session.ID)
	e.known(store.DirectoryToken, "l", lasting.ID)
	e.write(func(tx store.Tx) error { return tx.Credentials().DeleteOf(m, fairlead.CredentialSession) })
	e.known(store.DirectorySession, "s", 0)
	e.known(store.DirectoryToken, "l", lasting.ID)
	e.write(func(tx store.Tx) error { return tx.Credentials().Delete(lasting.ID) })
	e.known(store.DirectoryToken, "l", 0)
	e.missing("a credential", func(tx store.Tx) error { return tx.Credentials().Delete(lasting.ID) })
	e.missing("a credential", func(tx store.Tx) error { _, err := tx.Credentials().Get(lasting.ID); return err })
	e.missing("a credential", func(tx store.Tx) error { return tx.Credentials().Touch(lasting.ID, noon, noon) })
	e.write(func(tx store.Tx) error { return tx.Credentials().Insert(lasting, "l") }) // its place is free again
}

// known checks whose a hash is; 0: nobody's.
func (e *exam) known(kind store.DirectoryKind, hash string, id int64) {
	e.Helper()
	workspace, found, err := e.store.FindCredential(e.Context(), kind, hash)
	if id == 0 {
		if !errors.Is(err, fairlead.ErrNotFound) {
			e.Errorf("%s %q: got %v, want not found", kind, hash, err)
		}
		if _, err := e.store.FindCaller(e.Context(), fairlead.CredentialKind(kind), hash); !errors.Is(err, fairlead.ErrNotFound) {
			e.Errorf("who shows %s %q: got %v, want not found", kind, hash, err)
		}
		return
	}
	e.must(err)
	e.same("whose "+hash+" is", []int64{workspace, found}, []int64{e.ours.ID, id})
	caller, err := e.store.FindCaller(e.Context(), fairlead.CredentialKind(kind), hash)
	e.must(err)
	e.read(func(tx store.Tx) error {
		credential, err := tx.Credentials().Get(id)
		e.must(err)
		member, err := tx.Members().Get(credential.MemberID)
		e.same("who shows "+hash, caller, store.Caller{Workspace: e.ours.ID, Credential: credential, Member: member})
		return err
	})
}

// answers are found by who, where and key until they expire; then they may be given anew.
func answers(e *exam) {
	key := store.AnswerKey{CredentialID: 3, Path: "/leads", Key: "k"}
	elsewhere, stranger := key, key
	elsewhere.Path, stranger.CredentialID = "/batches", 4
	a := store.Answer{BodyHash: "abc", Status: 201, Body: []byte(`{"id":1}`), ExpiresAt: noon.Add(time.Hour)}
	b := store.Answer{BodyHash: "def", Status: 204, ExpiresAt: noon.Add(2 * time.Hour)}
	e.write(func(tx store.Tx) error {
		return tx.Answers().Insert(map[store.AnswerKey]store.Answer{key: a, elsewhere: b})
	})
	find := func(at time.Time, keys ...store.AnswerKey) (got map[store.AnswerKey]store.Answer) {
		e.read(func(tx store.Tx) (err error) {
			got, err = tx.Answers().Find(keys, at)
			return err
		})
		return got
	}
	e.same("answers", find(noon, key, elsewhere, stranger), map[store.AnswerKey]store.Answer{key: a, elsewhere: b})
	e.same("one answer", find(noon, elsewhere), map[store.AnswerKey]store.Answer{elsewhere: b})
	e.same("an answer that has expired", find(a.ExpiresAt, key), map[store.AnswerKey]store.Answer{})
	again := b
	again.ExpiresAt = noon.Add(3 * time.Hour)
	e.write(func(tx store.Tx) error { return tx.Answers().Insert(map[store.AnswerKey]store.Answer{key: again}) })
	e.same("an answer given anew", find(noon, key), map[store.AnswerKey]store.Answer{key: again})
	e.write(func(tx store.Tx) error { return tx.Answers().DeleteExpired(b.ExpiresAt) })
	e.same("answers that are left", find(noon, key, elsewhere), map[store.AnswerKey]store.Answer{key: again})
}

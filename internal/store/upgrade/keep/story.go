package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"fairlead/internal/store/upgrade"
)

// tell fills the database: something in every place, and more than one of most things.
func (t *teller) tell() {
	t.enter("Olga", "olga@harbour.test")
	t.enter("Sam", "sam@another.test")
	people := t.people()
	rotations := t.rotations(people)
	t.rules(people, rotations)
	leads := t.leads(people)
	t.work(leads, people)
	t.bulk(leads, people, rotations)
	t.change(people, rotations)
	t.away(people)
	t.hooks()
	t.source()
	t.arrange(leads)
	t.files()
	t.channels(people, leads[0])
	t.another()
	t.sendOnce()
}

// people hires one of each kind; Dee, who is to leave, among them.
func (t *teller) people() map[string]int64 {
	closers := t.post("Olga", "/roles", body{"name": `"Closers" 🤝`, "permissions": []string{"leads.view_all", "leads.edit"}}).id("id")
	people := map[string]int64{}
	for _, p := range []struct {
		name string
		role any
	}{{"Adam", "admin"}, {"Ana", "agent"}, {"Ben", "agent"}, {"Cem", "agent"}, {"Dee", "agent"}, {"Eva", closers}} {
		email := p.name + "@harbour.test"
		added := t.post("Olga", "/members", body{"name": p.name + " Ångström", "email": email, "role": p.role, "password": upgrade.Password})
		people[p.name] = added.id("id")
		t.enter(p.name, email)
	}
	return people
}

// rotations makes three; nobody is available at night.
func (t *teller) rotations(people map[string]int64) map[string]int64 {
	agents := func(weights ...any) (list []body) {
		for i := 0; i < len(weights); i += 2 {
			list = append(list, body{"agent_id": people[weights[i].(string)], "weight": weights[i+1]})
		}
		return list
	}
	rotations := map[string]int64{}
	for _, r := range []struct {
		name   string
		agents []body
	}{{"Buyers", agents("Ana", 3, "Ben", 1, "Cem", 2)}, {"Sellers", agents("Cem", 1, "Dee", 1, "Ben", 1)}, {"Night", agents("Ben", 0)}} {
		rotations[r.name] = t.post("Olga", "/rotations", body{"name": r.name, "agents": r.agents}).id("id")
	}
	return rotations
}

func (t *teller) rules(people, rotations map[string]int64) {
	is := func(field, value string) body { return body{"field": field, "operator": "is", "value": value} }
	to := func(rotation string) body { return body{"rotation_id": rotations[rotation]} }
	for _, rule := range []body{
		{"name": "VIP", "conditions": []body{is("tag", "vip")}, "target": body{"agent_id": people["Ana"]}},
		{"name": "At night", "conditions": []body{is("source", "night")}, "target": to("Night")},
		{"name": "Valuations", "conditions": []body{is("source", "facebook"), {"match": "any", "conditions": []body{is("form", "Home valuation"),
			{"field": "fields.rooms", "operator": "is_not_empty"}}}}, "target": to("Sellers")},
		{"name": "Large", "conditions": []body{{"field": "value", "operator": "gt", "value": 500000}}, "target": to("Buyers")},
		{"name": "Off", "enabled": false, "target": to("Night")},
	} {
		t.post("Adam", "/routing/rules", rule)
	}
	// Until auto-assign is on, a lead stays unassigned.
	t.post("Olga", "/leads", body{"name": "Early Bird", "source": "website"})
	t.do("Adam", "PUT", "/routing", body{"auto_assign": true, "otherwise": to("Buyers")})
	t.do("Adam", "PUT", "/routing/draft", body{"base_version": 1, "auto_assign": true, "rules": []body{{"name": "Drafted", "target": to("Night")}}})
}

// leads hands in three dozen and returns their ids.
func (t *teller) leads(people map[string]int64) (ids []int64) {
	names := []string{"Zoë 🦊", "שלום עולם", "O'Brien \"Bobby\" \\Tables\\", "e\u0301 is not é", "Ærø ˮß", "名前"}
	sources := []string{"facebook", "google", "website", "night", "Spring fair", "facebook"}
	for i := range 36 {
		lead := body{"name": fmt.Sprintf("%s %d", names[i%6], i), "email": fmt.Sprintf("lead%d@mail.test", i), "source": sources[(i+i/6)%6], "form": "Home valuation",
			"company": "Company " + names[i%5], "country": "GB", "language": "en", "tags": []string{"tag " + fmt.Sprint(i%3)}, "external_id": fmt.Sprintf("x-%d", i),
			"fields": body{"rooms": i % 5, "nested": []any{1, 2.5e300, nil, true, body{"k": names[i%6]}}}}
		switch {
		case i%6 == 1:
			lead["phone"], lead["value"] = fmt.Sprintf("+44 7700 9%05d", i), 100000.5*float64(i)
		case i == 8:
			lead["tags"] = []string{"vip", "tag 2"}
		case i == 9:
			lead["agent_id"] = people["Dee"]
		}
		as := "Olga"
		if i%7 == 3 {
			as = "Ben" // who keeps what he hands in
		}
		ids = append(ids, t.post(as, "/leads", lead).id("lead.id"))
	}
	t.post("Olga", "/leads", body{"name": "Zoë again", "email": " LEAD0@mail.test ", "source": "website"}) // an enquiry
	return ids
}

// work is what people do with single leads.
func (t *teller) work(leads []int64, people map[string]int64) {
	at := func(i int, rest string) string { return fmt.Sprintf("/leads/%d%s", leads[i], rest) }
	t.post("Olga", at(0, "/notes"), body{"text": "Called.\n\tNot reachable; 'tomorrow' 🕗"})
	t.post("Eva", at(0, "/notes"), body{"text": "Spoke on the phone."})
	for i, status := range []string{"contacted", "qualified", "won", "lost"} {
		t.do("Olga", "PATCH", at(4+i, ""), body{"status": status, "tags": []string{"both", status}, "fields": body{"rooms": nil, "new": "yes"}, "value": 1.25})
	}
	t.do("Adam", "PUT", at(2, "/assignment"), body{"agent_id": people["Eva"], "note": "She knows them"})
	t.do("Adam", "PUT", at(3, "/assignment"), body{"agent_id": nil})
	t.do("Olga", "DELETE", at(10, ""), nil)
	t.do("Olga", "DELETE", at(11, ""), nil)
	t.do("Ana", "POST", "/notifications/read", body{"ids": t.do("Ana", "GET", "/notifications?limit=2", nil).ids()})
	t.do("Cem", "POST", "/notifications/read", nil)
	t.post("Olga", "/session", body{"email": "olga@harbour.test", "password": upgrade.Password})
}

// bulk assigns many leads, four times, and takes two of that back, one of them but for a lead that was worked on.
func (t *teller) bulk(leads []int64, people, rotations map[string]int64) {
	assign := func(selection, to body) int64 {
		return t.post("Adam", "/leads/bulk/assign", body{"selection": selection, "to": to}).id("batch_id")
	}
	assign(body{"ids": append([]int64{999999}, leads[12:17]...)}, body{"agent_ids": []int64{people["Ana"], people["Cem"], people["Eva"]}})
	undone := assign(body{"filter": body{"tag": []string{"tag 1"}}}, body{"rotation_id": rotations["Buyers"]})
	t.post("Adam", fmt.Sprintf("/leads/%d/notes", leads[19]), body{"text": "Worked on since."})
	t.post("Adam", fmt.Sprintf("/batches/%d/undo", undone), nil)
	undone = assign(body{"ids": leads[20:24]}, body{"agent_ids": []int64{people["Ben"], people["Cem"]}})
	t.post("Adam", fmt.Sprintf("/batches/%d/undo", undone), nil)
	assign(body{"ids": leads[24:26]}, body{"unassign": true})
}

// change changes the policy and the people while leads come in.
func (t *teller) change(people, rotations map[string]int64) {
	t.do("Adam", "PATCH", fmt.Sprintf("/members/%d", people["Dee"]), body{"active": false})
	t.do("Adam", "PUT", fmt.Sprintf("/rotations/%d", rotations["Buyers"]), body{"name": "Buyers and more", "agents": []body{
		{"agent_id": people["Ben"], "weight": 1}, {"agent_id": people["Ana"], "weight": 2}, {"agent_id": people["Cem"], "weight": 2, "excluded": true}, {"agent_id": people["Eva"], "weight": 3}}})
	rules := t.do("Adam", "GET", "/routing/rules", nil).ids()
	if len(rules) > 1 {
		t.do("Adam", "PUT", "/routing/rules/order", body{"ids": append([]int64{rules[1], rules[0]}, rules[2:]...)})
	}
	for i := range 4 {
		t.post("Olga", "/leads", body{"name": fmt.Sprintf("Later %d", i), "source": "google"})
	}
}

// away is when people can be given leads, if the program asks: a pause, leave with a cover and without, hours, and a limit
// of open leads.
func (t *teller) away(people map[string]int64) {
	if t.try("Olga", "GET", fmt.Sprintf("/members/%d/availability", people["Ana"]), nil).status == 404 {
		return
	}
	enter := func(name string, available body) {
		t.do("Adam", "PUT", fmt.Sprintf("/members/%d/availability", people[name]), available)
	}
	enter("Ana", body{"leave": []body{{"from": "2026-12-21", "to": "2027-01-03", "note": "Ärzte & <Ferien> 🎄", "cover": body{"agent_id": people["Ben"], "rotation_id": nil}},
		{"from": "2027-02-01T13:00", "to": "2027-02-01", "cover": nil}}})
	enter("Ben", body{"paused_until": "2099-01-01T00:00:00Z"})
	enter("Cem", body{"hours": body{"zone": "Asia/Kathmandu", "week": body{"mon": [][2]string{{"09:00", "12:30"}, {"13:15", "24:00"}}, "sun": [][2]string{{"00:00", "06:00"}}}}})
	for name, limit := range map[string]any{"Ana": 25, "Ben": 0, "Cem": nil} {
		t.do("Adam", "PATCH", fmt.Sprintf("/members/%d", people[name]), body{"max_open": limit})
	}
}

// hooks lets a webhook hear of a lead, if the program has webhooks, and switches it off: what it was not told is kept as
// failed, and nothing is tried again while the database is looked at.
func (t *teller) hooks() {
	if t.try("Olga", "GET", "/webhooks", nil).status == 404 {
		return
	}
	hook := body{"url": "https://hooks.harbour.test/é?q='1'", "events": []string{"lead.created", "lead.assigned"}}
	path := fmt.Sprintf("/webhooks/%d", t.post("Olga", "/webhooks", hook).id("id"))
	t.post("Olga", "/leads", body{"name": "Heard outside", "source": "website"})
	hook["on"] = false
	t.do("Olga", "PUT", path, hook)
}

// channels lets a notification be on its way to a browser, if the program can, and held for the quiet hours of all day.
func (t *teller) channels(people map[string]int64, lead int64) {
	if t.try("Ben", "GET", "/me/notification-settings", nil).status == 404 {
		return
	}
	t.do("Ben", "PUT", "/me/notification-settings", body{"kinds": []body{{"kind": "mention", "channels": []string{"app"}}}, "quiet_hours": body{"from": "00:00", "to": "23:59"}, "summary_at": "08:30"})
	t.post("Ben", "/me/push-subscriptions", body{"endpoint": "https://push.harbour.test/é", "name": "Ben's phone 📱", "keys": body{
		"p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "auth": "BTBZMqHH6r4Tts7J_aSIgg"}})
	t.do("Olga", "PATCH", "/settings/notifications", body{"app_always": true})
	t.do("Adam", "PUT", fmt.Sprintf("/leads/%d/assignment", lead), body{"agent_id": people["Ben"]})
}

// source lets a source be sent a lead, if the program has sources, and waits until it is taken in.
func (t *teller) source() {
	made := t.try("Olga", "POST", "/sources", body{"kind": "google", "name": "Search 🔎", "key": "of the time"})
	if t.err != nil || made.status == 404 {
		return
	}
	t.post("Olga", made.word("hook_url"), body{"lead_id": "é-1", "form_id": 7, "google_key": "of the time", "user_column_data": []body{
		{"column_id": "FULL_NAME", "string_value": "Found by Search"}, {"column_id": "what_for", "string_value": "A 'house' 🏠"}}})
	t.until("the lead of a source is taken in", "Olga", fmt.Sprintf("/sources/%d/arrivals", made.id("id")), `"state":"taken"`)
}

// arrange sets up the workspace, plans, merges, and changes many leads at once, if the program can.
func (t *teller) arrange(leads []int64) {
	if t.try("Olga", "GET", "/fields", nil).status == 404 {
		return
	}
	t.do("Olga", "PATCH", "/settings", body{"currency": "EUR", "phone_region": "DE", "public_url": "https://leads.harbour.test"})
	t.post("Olga", "/fields", body{"name": "Rooms", "type": "number"})
	t.post("Olga", "/fields", body{"name": "Colours 🎨", "type": "multi_choice", "choices": []string{"red", "blue, dark"}})
	t.post("Olga", "/leads", body{"name": "With answers", "source": "website", "fields": body{"rooms": 4, "colours": []string{"red", "blue, dark"}}})
	t.post("Ana", fmt.Sprintf("/leads/%d/tasks", t.do("Ana", "GET", "/leads?limit=1", nil).ids()[0]), body{"text": "Call 🦊", "due_on": "2031-02-28"})
	t.post("Ana", "/views", body{"name": "Mine", "query": body{"status": []string{"new"}}, "shared": false})
	t.do("Ana", "PUT", "/me/preferences", body{"leads_compact": true})
	t.post("Olga", fmt.Sprintf("/leads/%d/merge", leads[26]), body{"other_id": leads[27]})
	chosen := func(from, to int) body { return body{"ids": leads[from:to]} }
	t.post("Adam", "/leads/bulk/status", body{"selection": chosen(28, 32), "status": "contacted"})
	tagged := t.post("Adam", "/leads/bulk/tags", body{"selection": chosen(28, 34), "add": []string{"bulk"}, "remove": []string{"tag 0"}}).id("batch_id")
	t.post("Adam", fmt.Sprintf("/batches/%d/undo", tagged), nil)
	t.post("Adam", "/leads/bulk/delete", body{"selection": chosen(34, 36)})
}

// files brings in a file, one row of which is wrong, and leaves another one as it was read, if the program can.
func (t *teller) files() {
	if t.try("Olga", "GET", "/imports", nil).status == 404 {
		return
	}
	read := func(rows string) string {
		form := "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"May 🦊.csv\"\r\n\r\nname,email\n" + rows + "\r\n--b--\r\n"
		return fmt.Sprintf("/imports/%d", t.do("Olga", "POST", "/imports", form, "Content-Type", "multipart/form-data; boundary=b").id("id"))
	}
	path := read("From a 'file',file@mail.test\nZoë,is no address\n")
	t.post("Olga", path+"/commit", body{"duplicates": "skip"})
	t.until("a file is brought in", "Olga", path, `"state":"done"`)
	read("Left,left@mail.test\n")
}

// until waits until somebody is told something.
func (t *teller) until(what, as, path, told string) {
	for tries := 0; t.err == nil && !strings.Contains(string(t.do(as, "GET", path, nil).text), told); tries++ {
		if tries == 400 {
			t.err = errors.New("in vain: " + what)
		}
		time.Sleep(25 * time.Millisecond)
	}
}

// another puts a little into the second workspace.
func (t *teller) another() {
	for i := range 3 {
		t.post("Sam", "/leads", body{"name": fmt.Sprintf("Sam's %d", i), "email": "lead0@mail.test", "tags": []string{"both"}, "fields": body{"k": "v"}})
	}
}

// sendOnce sends a lead whose answer is stored with it.
func (t *teller) sendOnce() {
	const lead, key = `{"name": "Once",  "email": "once@mail.test", "source": "website"}`, "a key of the time"
	a := t.do("Olga", "POST", "/leads", lead, "Idempotency-Key", key)
	t.kept.Once = upgrade.Once{As: "Olga", Key: key, Lead: lead, Answer: string(a.text)}
}

package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// TestImportWrongUsage is refused before anything is done.
func TestImportWrongUsage(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]string{
		"--token x":                                       "expected",
		"f.csv":                                           "missing --token (or FAIRLEAD_TOKEN), or --database",
		"f.csv --token x --as a@b.test":                   "--as goes with --database",
		"f.csv --token x --url acme.test":                 "--url must be an address such as",
		"f.csv --token x --url ftp://a.test":              "--url must be an address such as",
		"f.csv --token x --map Budget":                    "--map Budget must be HEADER=FIELD",
		"f.csv --token x --database d":                    "--token and --database can't be used together",
		"f.csv --url http://a --database d":               "--url and --database can't be used together",
		"f.csv --database d --routing=none":               "no such file", // which alone is no wrong usage
		"f.csv --token x --encoding latin":                "--encoding must be one of",
		"f.csv --token x --delimiter ,":                   "--delimiter must be one of",
		"f.csv --token x --duplicates all":                "--duplicates must be one of",
		"f.csv --token x --routing all":                   "--routing must be one of",
		"f.csv --token x --month-first=maybe":             "month-first",
		"f.csv --token x --routing none --agent a@b.test": "--routing and --agent can't be used together",
		"f.csv --token x --dry-run --rejected r.csv":      "--dry-run and --rejected can't be used together",
	} {
		code, out, complaint := run("", append([]string{"import"}, strings.Fields(args)...)...)
		if (code != 2) != (want == "no such file") || !strings.Contains(complaint, want) || out != "" || strings.Count(complaint, "\n") != 1 {
			t.Errorf("import %s: exit %d, %q %q", args, code, out, complaint)
		}
	}
}

// TestImportWhatCanBeMended is told in one line, and nothing of the file stays.
func TestImportWhatCanBeMended(t *testing.T) {
	t.Parallel()
	i := newImporting(t)
	i.Owner.Patch(fmt.Sprintf("/members/%d", i.Hire("Cleo", "agent").ID), map[string]any{"active": false}).Expect(200)
	path, there := i.file("f.csv", "name,email\nJo,jo@mail.test\n"), i.file("there.csv", "precious")
	nowhere, agent, discreet := filepath.Join(i.dir, "no", "r.csv"), *i, *i
	agent.adam, discreet.adam = i.ana, i.Hire("Dora", i.Role("Importer", "leads.view_all", "leads.create", "leads.edit", "leads.assign"))
	other := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(other.Close)
	moved := httptest.NewServer(http.RedirectHandler("https://leads.acme.test/", http.StatusMovedPermanently))
	t.Cleanup(moved.Close)
	to := func(url, token string) []string { return []string{"import", path, "--url", url, "--token", token} }
	for _, c := range []struct {
		args []string
		want string
	}{
		{i.overAPI(filepath.Join(i.dir, "none.csv")), "Cannot read " + i.dir + "/none.csv: no such file or directory."},
		{i.overAPI(i.dir), "Cannot read " + i.dir + ": is a directory."},
		{i.overAPI(i.file("a.pdf", "%PDF-1.4"+strings.Repeat("\x00\x01\x02", 1<<20))), "This is a PDF"},
		{i.overAPI(path, "--rejected", there), "There is a file " + there + " already."},
		{i.overAPI(path, "--rejected", nowhere), "Cannot write the rejected rows"},
		{to("http://127.0.0.1:1", "x"), "Cannot reach http://127.0.0.1:1: "},
		{to(other.URL, "x"), other.URL + " does not answer as Fairlead does (404 Not Found)."},
		{to(moved.URL, "x"), moved.URL + " leads to https://leads.acme.test/. Name that server with --url."},
		{to(i.URL, "fl_x"), i.URL + " does not accept the token."},
		{agent.overAPI(path), "Your role does not allow this."},
		{i.overAPI(path, "--map", "Name=name"), "The file has no column Name. Its columns are: name, email."},
		{i.overAPI(path, "--map", "email=nowhere"), "fairlead: email: There is no such place for cells."},
		{i.overAPI(path, "--map", "name=email"), "The column name goes there already."},
		{i.overAPI(path, "--map", "name=", "--map", "email=", "--dry-run"), "mapping: Choose where at least one column goes."},
		{i.overAPI(path, "--source", strings.Repeat("x", 500)), "source: "},
		{i.overAPI(path, "--agent", "nobody@acme.test"), "There is no agent nobody@acme.test"},
		{discreet.overAPI(path, "--agent", "ben@acme.test"), "There is no agent ben@acme.test, or you may not see their e-mail address."},
		{discreet.overAPI(path, "--agent", ""), "There is no agent "},
		{i.overAPI(path, "--agent", "cleo@acme.test"), "Cleo (cleo@acme.test) is inactive"},
		{[]string{"import", path, "--database", nowhere}, "There is no file " + nowhere},
		{[]string{"import", path, "--database", "mysql://u:secret@h/d"}, "not understood"},
		{[]string{"import", path, "--database", there}, "not a Fairlead database"},
	} {
		code, _, complaint := run("", c.args...)
		line := strings.TrimPrefix(complaint, "Reading "+c.args[1]+" …\n")
		if code != 1 || !strings.HasPrefix(line, "fairlead: ") || !strings.Contains(line, c.want) || strings.Count(line, "\n") != 1 || strings.Contains(line, "secret") {
			t.Errorf("%v: exit %d, %q", c.args, code, complaint)
		}
	}
	if n := i.leads().Items("items") + i.adam.Get("/imports").Items("items"); n != 0 {
		t.Errorf("%d leads and files are there", n)
	}
}

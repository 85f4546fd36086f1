// Package metaads understands Lead Ads of Facebook and Instagram: Meta's webhook sends the ids of leads, and the Graph API
// tells the leads (https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving).
package metaads

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"fairlead"
	"fairlead/internal/ingest"
	"fairlead/internal/outbound"
)

// The settings of a source.
const (
	AppSecret   = "app_secret"   // signs what Meta sends
	VerifyToken = "verify_token" // is typed into Meta's dashboard with the address, and shown by Meta when it tries that out
	PageToken   = "page_token"   // of one page, or of somebody who looks after several
	PageIDs     = "page_ids"     // the pages whose leads are taken, with commas; none: all of them
	FetchDays   = "fetch_days"   // how many days back leads are fetched that were never sent
	GraphURL    = "graph_url"    // another Graph API: for tests and proxies
	GraphVer    = "graph_version"
)

// What holds if nobody says otherwise.
const (
	graphURL     = "https://graph.facebook.com"
	graphVersion = "v26.0"
)

// Connector understands Lead Ads.
type Connector struct {
	graph graph
	now   func() time.Time
	check func(address string) string
}

var (
	_ ingest.Connector  = (*Connector)(nil)
	_ ingest.Challenger = (*Connector)(nil)
	_ ingest.Asker      = (*Connector)(nil)
)

// New returns a connector that asks the Graph API through a door.
func New(door *outbound.Door, now func() time.Time) *Connector {
	return &Connector{graph: graph{client: door.Client(answerTime)}, now: now, check: door.Check}
}

// Settings are what Meta's dashboard shows and wants.
func (c *Connector) Settings() []ingest.Setting {
	return []ingest.Setting{
		{Name: AppSecret, Secret: true, Required: true},
		{Name: VerifyToken, Required: true},
		{Name: PageToken, Secret: true, Required: true},
		{Name: PageIDs, Check: checkPages},
		{Name: FetchDays, Check: checkDays},
		{Name: GraphURL, Check: c.checkGraph, Reached: true},
		{Name: GraphVer, Check: checkVersion},
	}
}

var (
	aPage    = regexp.MustCompile(`^[0-9]{1,30}$`)
	aVersion = regexp.MustCompile(`^v[0-9]{1,3}\.[0-9]{1,2}$`)
)

func checkPages(value string) string {
	for _, id := range listed(value) {
		if !aPage.MatchString(id) {
			return "Write the ids of pages, which are digits, with commas between them."
		}
	}
	return ""
}

// keptDays is how many days Meta keeps a lead.
const keptDays = 90

func checkDays(value string) string {
	if n, err := strconv.Atoi(value); err != nil || n < 0 || n > keptDays {
		return "Write a number of days from 0 to 90: Meta keeps leads no longer."
	}
	return ""
}

func (c *Connector) checkGraph(value string) string {
	if strings.Contains(value, "?") {
		return "Leave out the part after ?."
	}
	return c.check(value)
}

func checkVersion(value string) string {
	if !aVersion.MatchString(value) {
		return "Write a version of the Graph API, such as " + graphVersion + "."
	}
	return ""
}

func listed(value string) []string {
	return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })
}

// place is where the Graph API of a source is.
func place(s fairlead.Source) string {
	base, version := s.Settings[GraphURL], s.Settings[GraphVer]
	if base == "" {
		base = graphURL
	}
	if version == "" {
		version = graphVersion
	}
	return strings.TrimRight(base, "/") + "/" + version + "/"
}

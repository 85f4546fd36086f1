package chat

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// joiner is seen by nobody and breaks no line: U+2060. No chat looks for an address, a name or a tag across it.
const joiner = '\u2060'

// awake are the signs behind which chats look for links, mentions, tags, commands, emoji and Markdown.
const awake = "@#$/.:]＠＃．。｡"

// words are what strangers have written, short and calm.
func words(text string, most int) string {
	return calm(short(plain(text), most))
}

// calm parts what a chat would make something of, in plain text: “example.com”, “@here”, “#tag”, “/start”.
func calm(text string) string {
	var b strings.Builder
	for i, r := range text {
		b.WriteRune(r)
		rest := text[i+utf8.RuneLen(r):]
		if strings.ContainsRune(awake, r) && rest != "" && rest[0] != ' ' {
			b.WriteRune(joiner)
		}
	}
	return b.String()
}

// unseen are signs that only change how others are read, such as from right to left. Those that join emoji are none of them.
var unseen = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, {Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x180e, Hi: 0x180e, Stride: 1},
	{Lo: 0x200b, Hi: 0x200b, Stride: 1}, {Lo: 0x200e, Hi: 0x200f, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1},
	{Lo: 0x2060, Hi: 0x206f, Stride: 1}, {Lo: 0xfeff, Hi: 0xfeff, Stride: 1}, {Lo: 0xfff9, Hi: 0xfffb, Stride: 1},
}, LatinOffset: 1}

// plain is a text of one line, in valid UTF-8, with nothing in it that cannot be seen.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case unicode.Is(unseen, r):
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// short is a plain text of at most so many characters.
func short(text string, most int) string {
	if all := []rune(text); len(all) > most {
		return strings.TrimRight(string(all[:most-1]), " ") + "…"
	}
	return text
}

// visible says whether there is anything to be read.
func visible(text string) bool {
	return strings.ContainsFunc(plain(text), func(r rune) bool {
		return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S)
	})
}

var (
	host       = regexp.MustCompile(`^[\p{L}\p{N}\p{M}.-]+$`)
	unlinkable = strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", `"`, "%22", "`", "%60", " ", "%20")
)

// Link is an address of a page that a chat can link to, at most so long; "": it cannot.
func Link(address string, longest int) string {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.User != nil || !host.MatchString(u.Hostname()) {
		return ""
	}
	clean := unlinkable.Replace(address)
	odd := func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsGraphic(r) }
	if len(clean) > longest || !utf8.ValidString(clean) || strings.ContainsFunc(clean, odd) {
		return ""
	}
	return clean
}

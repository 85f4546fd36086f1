package httpapi

import (
	"context"

	"fairlead"
	"fairlead/internal/ingest/email"
)

// mailAddress is where mails to a source are sent; "": nowhere.
func (a *API) mailAddress(s fairlead.Source) string {
	if s.Kind != fairlead.KindMail || a.MailHost == "" {
		return ""
	}
	return email.AddressOf(s, a.MailHost)
}

// MailTrial is a mail, and how to read it.
type MailTrial struct {
	Mail      string  `json:"mail,omitempty" maxLength:"300000" doc:"The text of a mail, or its source"`
	ArrivalID int64   `json:"arrival_id,omitempty" doc:"Instead: one that has come"`
	Template  *string `json:"template,omitempty" maxLength:"20000" doc:"Left out, one is proposed: the mail with placeholders for what stands under its labels"`
}

// MailTried is what would be read of a mail.
type MailTried struct {
	Subject  string       `json:"subject"`
	Text     string       `json:"text" doc:"What is read, without what cannot be seen"`
	Template string       `json:"template" doc:"The template that was tried, or is proposed"`
	Answers  []MailAnswer `json:"answers"`
	Missing  []string     `json:"missing" doc:"The lines of the template with placeholders that the mail has not"`
}

// MailAnswer is something that was read.
type MailAnswer struct {
	Label  string                `json:"label"`
	Target fairlead.AnswerTarget `json:"target" doc:"Where it would go, unless the form of the source says otherwise"`
	Value  string                `json:"value"`
}

type mailTrial struct{ Body MailTrial }

func (a *API) tryMail(ctx context.Context, actor fairlead.Actor, in *mailTrial) (*Answer[MailTried], error) {
	letter := email.Sample(in.Body.Mail)
	if in.Body.ArrivalID != 0 {
		view, err := a.App.Arrival(ctx, actor, in.Body.ArrivalID)
		if err != nil {
			return nil, err
		}
		if letter, err = email.LetterOf(view.Body); err != nil {
			return nil, fairlead.ErrNotFound
		}
	}
	text := email.Propose(letter)
	if in.Body.Template != nil {
		text = *in.Body.Template
	}
	template, problem := email.NewTemplate(text)
	if problem != "" && in.Body.Template != nil {
		return nil, fairlead.Invalid("template", problem)
	}
	p := email.Try(letter, template)
	if p.Missing == nil {
		p.Missing = []string{}
	}
	return answer(MailTried{Subject: letter.Subject, Text: letter.Text, Template: text, Missing: p.Missing,
		Answers: mapped(p.Answers, func(a email.PreviewAnswer) MailAnswer { return MailAnswer(a) })}), nil
}

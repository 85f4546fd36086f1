package usecase

import (
	"context"
	"strings"

	"fairlead"
	"fairlead/internal/access"
	"fairlead/internal/store"
)

// MessagingView is how the workspace sends, and whether the program was started with its mail server.
type MessagingView struct {
	fairlead.Messaging
	MailGiven bool // nobody can change it in the browser
}

// Messaging returns how the workspace sends notifications, to who may change it.
func (a *App) Messaging(ctx context.Context, actor fairlead.Actor) (v MessagingView, err error) {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return v, err
	}
	err = a.store.Read(ctx, actor.Workspace, func(tx store.Tx) (err error) {
		v.Messaging, err = a.messaging(tx)
		return err
	})
	v.MailGiven = a.outside.Mail.On()
	return v, wrap("read messaging", err)
}

// MessagingPatch is what to change of how a workspace sends; nil leaves a value as it is.
type MessagingPatch struct {
	Channels      fairlead.ChannelChoice
	AssignedInApp *bool
	TelegramToken *string
	Mail          *fairlead.MailServer // an empty password or key stays as it is if the rest of the server does
}

// ChangeMessaging changes how the workspace sends notifications.
func (a *App) ChangeMessaging(ctx context.Context, actor fairlead.Actor, patch MessagingPatch) (MessagingView, error) {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return MessagingView{}, err
	}
	if err := fairlead.InvalidFields(checkChoice(patch.Channels)); err != nil {
		return MessagingView{}, err
	}
	bot, err := a.bot(ctx, patch.TelegramToken)
	if err != nil {
		return MessagingView{}, err
	}
	if patch.Mail != nil && patch.Mail.On() {
		server, err := a.mailServer(ctx, actor, *patch.Mail)
		if err != nil {
			return MessagingView{}, err
		}
		patch.Mail = &server
	}
	err = a.write(ctx, actor.Workspace, func(tx store.Tx) error {
		m, err := tx.Messaging().Workspace()
		if err != nil {
			return err
		}
		if patch.Channels != nil {
			m.Channels = patch.Channels
		}
		if patch.AssignedInApp != nil {
			m.AssignedInApp = *patch.AssignedInApp
		}
		if patch.TelegramToken != nil {
			m.TelegramToken, m.TelegramName = strings.TrimSpace(*patch.TelegramToken), bot
		}
		if patch.Mail != nil {
			m.Mail = *patch.Mail
		}
		return tx.Messaging().SaveWorkspace(m)
	})
	if err != nil {
		return MessagingView{}, wrap("change messaging", err)
	}
	a.tell(Stale{Workspace: actor.Workspace, Topics: []Topic{TopicSettings, TopicMe}, Everyone: true})
	return a.Messaging(ctx, actor)
}

// bot is the name of the bot with a token; "": there is none.
func (a *App) bot(ctx context.Context, token *string) (name string, err error) {
	if token == nil || strings.TrimSpace(*token) == "" {
		return "", nil
	}
	name, problem := a.outside.Channels.Bot(ctx, strings.TrimSpace(*token))
	if problem != "" {
		return "", fairlead.Invalid("telegram_token", problem)
	}
	return name, nil
}

// mailServer is a server as somebody has entered it, with what it keeps secret, or what is wrong with it.
func (a *App) mailServer(ctx context.Context, actor fairlead.Actor, server fairlead.MailServer) (fairlead.MailServer, error) {
	if err := access.Require(actor, fairlead.ManageWorkspace); err != nil {
		return server, err
	}
	if a.outside.Mail.On() {
		return server, fairlead.Conflict("mail_given", "The program was started with its mail server (--smtp). Change it there.")
	}
	for _, text := range []*string{&server.Host, &server.User, &server.From, &server.FromName, &server.DKIMDomain, &server.DKIMName} {
		*text = strings.TrimSpace(*text)
	}
	err := a.store.Read(ctx, actor.Workspace, func(tx store.Tx) error {
		m, err := tx.Messaging().Workspace()
		kept := m.Mail
		if server.Password == "" && server.Host == kept.Host && server.User == kept.User && server.User != "" {
			server.Password = kept.Password // never for another server: it would learn it
		}
		if server.DKIMKey == "" && server.DKIMDomain == kept.DKIMDomain && server.DKIMDomain != "" {
			server.DKIMKey = kept.DKIMKey
		}
		return err
	})
	if err != nil {
		return server, wrap("read mail server", err)
	}
	return server, fairlead.InvalidFields(a.outside.Channels.CheckMail(server))
}

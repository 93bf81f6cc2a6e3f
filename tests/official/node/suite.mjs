// What the official Node client offers for Conversation and Templates v2, done against a sandbox.
//
// Run by `../main.rs` with the sandbox's access as JSON in the first argument. Prints one line for
// each step that went wrong and leaves with their number; silence and 0 mean all is well.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import sinch from '@sinch/sdk-core';

const access = JSON.parse(process.argv[2]);
const [app_id] = access.app_ids;
const SECRET = 'a secret of the webhook';
console.warn = () => {};

const client = new sinch.SinchClient({
  projectId: access.project_id,
  keyId: access.key_id,
  keySecret: access.key_secret,
  conversationRegion: 'eu',
  authHostname: access.auth,
  conversationHostname: access.conversation,
  conversationTemplatesHostname: access.template,
});
const { conversation } = client;

const faults = [];
let steps = 0;
async function step(name, act) {
  steps += 1;
  try {
    return await act();
  } catch (error) {
    faults.push(`${name}: ${error.stack ?? error}`);
    return undefined;
  }
}

async function control(method, path, body) {
  const response = await fetch(`${access.control}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.equal(response.status, 200, `${method} ${path}: ${await response.clone().text()}`);
  return response.json();
}

async function refused(status, act) {
  try {
    await act();
  } catch (error) {
    assert.equal(error.statusCode, status, String(error));
    return;
  }
  assert.fail(`should be refused with ${status}`);
}

// A receiver that checks every callback with the client's own validator and parser.
const got = [];
const processor = new sinch.ConversationCallbackWebhooks(SECRET);
const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  got.push({ headers: request.headers, body });
  response.writeHead(200).end();
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const target = `http://127.0.0.1:${server.address().port}/hook`;

const person = (channel, identity) => ({
  identified_by: { channel_identities: [{ channel, identity }] },
});

await step('app', async () => {
  const made = await conversation.app.create({
    appCreateRequestBody: {
      display_name: 'Made by the official client',
      processing_mode: 'CONVERSATION',
      channel_credentials: [
        { channel: 'SMS', static_bearer: { claimed_identity: 'plan', token: 'token' } },
      ],
    },
  });
  assert.equal(made.channel_credentials[0].state.status, 'ACTIVE');
  const changed = await conversation.app.update({
    app_id: made.id,
    update_mask: ['display_name'],
    appUpdateRequestBody: { display_name: 'Changed' },
  });
  assert.equal(changed.display_name, 'Changed');
  assert.equal((await conversation.app.get({ app_id: made.id })).display_name, 'Changed');
  const { apps } = await conversation.app.list({});
  assert.ok(apps.some((app) => app.id === made.id));
  await conversation.app.delete({ app_id: made.id });
  await refused(404, () => conversation.app.get({ app_id: made.id }));
});

const triggers = [
  'MESSAGE_DELIVERY', 'MESSAGE_SUBMIT', 'MESSAGE_INBOUND', 'EVENT_DELIVERY', 'EVENT_INBOUND',
  'CONVERSATION_START', 'CONVERSATION_STOP', 'CONVERSATION_DELETE', 'CONTACT_CREATE',
  'CONTACT_DELETE', 'CONTACT_MERGE', 'CONTACT_UPDATE', 'CONTACT_IDENTITIES_DUPLICATION', 'OPT_IN',
  'OPT_OUT', 'CAPABILITY', 'CHANNEL_EVENT', 'UNSUPPORTED', 'SMART_CONVERSATIONS',
  'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION', 'RECORD_NOTIFICATION',
];

await step('webhooks', async () => {
  const made = await conversation.webhooks.create({
    webhookCreateRequestBody: { app_id, target, target_type: 'HTTP', secret: SECRET, triggers: ['CAPABILITY'] },
  });
  const changed = await conversation.webhooks.update({
    webhook_id: made.id,
    update_mask: ['triggers'],
    webhookUpdateRequestBody: { app_id, target, triggers },
  });
  assert.equal(changed.triggers.length, triggers.length);
  assert.equal((await conversation.webhooks.get({ webhook_id: made.id })).target, target);
  const { webhooks } = await conversation.webhooks.list({ app_id });
  assert.equal(webhooks.length, 1);
  const other = await conversation.webhooks.create({
    webhookCreateRequestBody: { app_id, target: `${target}/other`, target_type: 'HTTP', triggers: [] },
  });
  await conversation.webhooks.delete({ webhook_id: other.id });
  await refused(400, () => conversation.webhooks.create({
    webhookCreateRequestBody: { app_id, target, target_type: 'HTTP', triggers: [] },
  }));
});

const contents = {
  sendTextMessage: { text_message: { text: 'Hello' } },
  sendMediaMessage: { media_message: { url: 'https://example.com/a.jpg' } },
  sendCardMessage: { card_message: { title: 'Shoes', choices: [{ text_message: { text: 'Buy' } }] } },
  sendCarouselMessage: { carousel_message: { cards: [{ title: 'One' }, { title: 'Two' }] } },
  sendChoiceMessage: { choice_message: { text_message: { text: 'Well?' }, choices: [{ text_message: { text: 'Yes' } }] } },
  sendContactInfoMessage: { contact_info_message: { name: { full_name: 'Ann' }, phone_numbers: [{ phone_number: '+39' }] } },
  sendListMessage: { list_message: { title: 'List', sections: [{ title: 'A', items: [{ choice: { title: 'x' } }] }] } },
  sendLocationMessage: { location_message: { title: 'Shop', coordinates: { latitude: 45.5, longitude: 9.2 } } },
  sendTemplateMessage: {
    template_message: {
      omni_template: { template_id: 'welcome_back', version: 'latest', language_code: 'it', parameters: { name: 'Anna', order: '7' } },
    },
  },
};
for (const [verb, message] of Object.entries(contents)) {
  await step(verb, async () => {
    const sent = await conversation.messages[verb]({
      sendMessageRequestBody: {
        app_id,
        recipient: person('RCS', '+19895550101'),
        message,
        ttl: 60,
        message_metadata: verb,
      },
    });
    assert.ok(sent.accepted_time instanceof Date);
    const stored = await conversation.messages.get({ message_id: sent.message_id });
    assert.equal(stored.metadata, verb);
    assert.deepEqual(Object.keys(stored.app_message), Object.keys(message));
  });
}

await step('messages', async () => {
  const before = new Date(Date.now() - 60_000);
  const ids = [];
  for await (const message of conversation.messages.list({ app_id, page_size: 2, start_time: before })) {
    ids.push(message.id);
  }
  assert.equal(ids.length, Object.keys(contents).length);
  assert.deepEqual([...ids].sort().reverse(), ids, 'newest first');
  const changed = await conversation.messages.update({
    message_id: ids[0],
    update_mask: ['metadata'],
    updateMessageRequestBody: { metadata: 'changed' },
  });
  assert.equal(changed.metadata, 'changed');
  const last = await conversation.messages.listLastMessagesByChannelIdentity({
    listLastMessagesByChannelIdentityRequestBody: { app_id, channel_identities: ['+19895550101'] },
  });
  assert.equal(last.data.length, 1);
  await conversation.messages.delete({ message_id: ids[0] });
  await refused(404, () => conversation.messages.get({ message_id: ids[0] }));
  await refused(400, () => conversation.messages.sendTextMessage({
    sendMessageRequestBody: { app_id, recipient: person('SMS', '+391'), message: { text_message: { text: '' } } },
  }));
});

await step('contacts', async () => {
  const made = [];
  for (let n = 0; n < 5; n += 1) {
    made.push(await conversation.contact.create({
      contactCreateRequestBody: {
        channel_identities: [{ channel: 'SMS', identity: `+39333000000${n % 4}` }],
        language: 'IT',
        display_name: `Person ${n}`,
        external_id: 'ours',
      },
    }));
  }
  const all = [];
  for await (const contact of conversation.contact.list({ external_id: 'ours', page_size: 2 })) all.push(contact);
  assert.equal(all.length, 5);
  const conflicts = [];
  for await (const conflict of conversation.contact.listIdentityConflicts({ page_size: 1 })) conflicts.push(conflict);
  assert.equal(conflicts.length, 1);
  const changed = await conversation.contact.update({
    contact_id: made[0].id,
    update_mask: ['email'],
    updateContactRequestBody: { email: 'ann@example.com' },
  });
  assert.equal(changed.email, 'ann@example.com');
  const merged = await conversation.contact.mergeContact({
    destination_id: made[0].id,
    mergeContactRequestBody: { source_id: made[1].id, strategy: 'MERGE' },
  });
  assert.equal(merged.channel_identities.length, 2);
  assert.equal((await conversation.contact.get({ contact_id: made[2].id })).display_name, 'Person 2');
  await conversation.contact.delete({ contact_id: made[3].id });
  await refused(404, () => conversation.contact.get({ contact_id: made[3].id }));
  await refused(400, () => conversation.contact.getChannelProfile({
    getChannelProfileRequestBody: { app_id, channel: 'SMS', recipient: { contact_id: made[0].id } },
  }));
  const twin = await conversation.contact.create({
    contactCreateRequestBody: { channel_identities: [{ channel: 'RCS', identity: '+19895550101' }], language: 'EN' },
  });
  await conversation.messages.sendTextMessage({
    sendMessageRequestBody: { app_id, recipient: person('RCS', '+19895550101'), message: { text_message: { text: 'Twins' } } },
  });
  await conversation.contact.delete({ contact_id: twin.id });
});

await step('conversations', async () => {
  const contact = await conversation.contact.create({
    contactCreateRequestBody: { channel_identities: [{ channel: 'SMS', identity: '+393339990001' }], language: 'EN' },
  });
  const made = await conversation.conversation.create({
    createConversationRequestBody: { app_id, contact_id: contact.id, active: true, active_channel: 'SMS', metadata: 'm' },
  });
  const conversation_id = made.id;
  assert.equal((await conversation.conversation.get({ conversation_id })).metadata, 'm');
  const changed = await conversation.conversation.update({
    conversation_id,
    update_mask: ['metadata_json'],
    metadata_update_strategy: 'MERGE_PATCH',
    updateConversationRequestBody: { metadata_json: { a: 1 } },
  });
  assert.deepEqual(changed.metadata_json, { a: 1 });
  await conversation.conversation.injectMessage({
    conversation_id,
    injectMessageRequestBody: {
      accept_time: new Date(Date.now() - 1_000),
      direction: 'TO_APP',
      channel_identity: { channel: 'SMS', identity: '+393339990001' },
      contact_id: contact.id,
      contact_message: { text_message: { text: 'injected' } },
    },
  });
  const event = await conversation.conversation.injectEvent({
    conversation_id,
    injectConversationEventRequestBody: {
      accept_time: new Date(Date.now() - 1_000),
      contact_event: { composing_event: {} },
      channel_identity: { channel: 'SMS', identity: '+393339990001' },
      contact_id: contact.id,
    },
  });
  assert.ok(event.event_id);
  const all = [];
  for await (const one of conversation.conversation.list({ app_id, page_size: 1 })) all.push(one);
  assert.ok(all.length > 1);
  const recent = [];
  for await (const one of conversation.conversation.listRecent({ app_id, page_size: 1 })) recent.push(one);
  assert.ok(recent.length > 1);
  await conversation.conversation.stopActive({ conversation_id });
  assert.equal((await conversation.conversation.get({ conversation_id })).active, false);
  await conversation.conversation.delete({ conversation_id });
  await refused(404, () => conversation.conversation.get({ conversation_id }));
});

const events = {
  sendComposingEvent: { composing_event: {} },
  sendComposingEndEvent: { composing_end_event: {} },
  sendCommentReplyEvent: { comment_reply_event: { text: 'Thanks' } },
  sendAgentJoinedEvent: { agent_joined_event: { agent: { display_name: 'Bo' } } },
  sendAgentLeftEvent: { agent_left_event: { agent: { display_name: 'Bo' } } },
  sendGenericEvent: { generic_event: { payload: { a: 1 } } },
};
for (const [verb, event] of Object.entries(events)) {
  await step(verb, async () => {
    const sent = await conversation.events[verb]({
      sendEventRequestBody: { app_id, recipient: person('RCS', '+19895550101'), event },
    });
    const stored = await conversation.events.get({ event_id: sent.event_id });
    const all = [];
    for await (const one of conversation.events.list({ contact_id: stored.contact_id })) all.push(one);
    assert.ok(all.length > 0);
    await conversation.events.delete({ event_id: sent.event_id });
  });
}

await step('transcoding', async () => {
  const { transcoded_message } = await conversation.transcoding.transcodeMessage({
    transcodeMessageRequestBody: { app_id, app_message: contents.sendCardMessage, channels: ['SMS', 'WHATSAPP'] },
  });
  assert.deepEqual(Object.keys(transcoded_message).sort(), ['SMS', 'WHATSAPP']);
});

await step('capability', async () => {
  const answer = await conversation.capability.lookup({
    lookupCapabilityRequestBody: { app_id, recipient: person('RCS', '+393331234567'), request_id: 'r1' },
  });
  assert.equal(answer.request_id, 'r1');
});

await step('project settings', async () => {
  const { projectSettings } = conversation;
  const on = { contact_settings: { unified_contact_id_enabled: true } };
  await projectSettings.create({ createProjectSettingsRequestBody: on });
  assert.deepEqual((await projectSettings.get({})).settings, on);
  const off = { contact_settings: { unified_contact_id_enabled: false } };
  assert.deepEqual((await projectSettings.update({ updateProjectSettingsRequestBody: off })).settings, off);
  await projectSettings.delete({});
  await refused(404, () => projectSettings.get({}));
});

await step('templates', async () => {
  const { templatesV2 } = conversation;
  const made = await templatesV2.create({
    createTemplateRequestBody: {
      id: 'official',
      default_translation: 'en-US',
      translations: [{ language_code: 'en-US', variables: [{ key: 'name', preview_value: 'Ann' }], text_message: { text: 'Hi ${name}' } }],
    },
  });
  const changed = await templatesV2.update({
    template_id: made.id,
    updateTemplateRequestBody: {
      version: made.version,
      default_translation: 'en-US',
      translations: [{ language_code: 'en-US', variables: [{ key: 'name', preview_value: 'Ann' }], text_message: { text: 'Hello ${name}' } }],
    },
  });
  assert.equal(changed.version, 2);
  assert.ok((await templatesV2.list({})).templates.some((one) => one.id === 'official'));
  assert.equal((await templatesV2.listTranslations({ template_id: made.id })).translations.length, 2);
  assert.equal((await templatesV2.get({ template_id: made.id })).version, 2);
  await templatesV2.delete({ template_id: made.id });
  await refused(404, () => templatesV2.get({ template_id: made.id }));
});

await step('consents', async () => {
  await control('POST', '/phone', { app_id, channel: 'SMS', from: '+393331110001', text: 'STOP' });
  await control('POST', '/phone', { app_id, channel: 'SMS', from: '+393331110002', text: 'STOP' });
  await control('POST', '/phone', { app_id, channel: 'SMS', from: '+393331110002', text: 'START' });
  const listed = [];
  for await (const one of conversation.consents.listIdentities({ app_id, list_type: 'OPT_OUT_ALL', page_size: 1 })) listed.push(one);
  assert.deepEqual(listed.map((one) => one.identity), ['393331110001']);
  const audit = await conversation.consents.listAuditRecords({ app_id, identity: '393331110002' });
  assert.equal(audit.audit_records.length, 2);
});

await step('an expired token is renewed', async () => {
  await control('POST', '/tokens/expire');
  await conversation.app.list({});
});

await step('a revoked key is final', async () => {
  await control('POST', '/keys/revoke');
  await refused(401, () => conversation.app.list({}));
  await control('POST', '/keys/restore');
});

await step('429 reaches the caller', async () => {
  await refused(429, () => conversation.messages.sendTextMessage({
    sendMessageRequestBody: { app_id, recipient: person('SMS', '+19895550111'), message: { text_message: { text: 'x' } } },
  }));
});

await step('callbacks', async () => {
  await control('POST', '/phone', { app_id, channel: 'WHATSAPP', from: '+393331110003', reaction: { emoji: '👍', message_id: '01EB37HMH1M6SV18BSNS3G135H' } });
  for (const trigger of ['CHANNEL_EVENT', 'UNSUPPORTED', 'SMART_CONVERSATION', 'MESSAGE_INBOUND_SMART_CONVERSATION_REDACTION', 'RECORD_NOTIFICATION']) {
    await control('POST', '/callbacks', { app_id, trigger });
  }
  for (let tries = 0; tries < 200; tries += 1) {
    const { callbacks } = await control('GET', `/stats?app_id=${app_id}`);
    if (callbacks.waiting === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const seen = new Set();
  for (const { headers, body } of got) {
    assert.ok(processor.validateAuthenticationHeader(headers, body), 'signature');
    const parsed = JSON.parse(body);
    // The client looks for CONTACT_IDENTITIES_DUPLICATION and RECORD_NOTIFICATION under keys that
    // Sinch does not use, or not at all.
    if (parsed.duplicated_contact_identities_notification) seen.add('CONTACT_IDENTITIES_DUPLICATION');
    else if (parsed.record_notification) seen.add('RECORD_NOTIFICATION');
    else seen.add(processor.parseEvent(body).trigger);
  }
  assert.deepEqual(triggers.filter((trigger) => !seen.has(trigger)), []);
  assert.equal(
    processor.validateAuthenticationHeader({ ...got[0].headers, 'x-sinch-webhook-signature': 'AAAA' }, got[0].body),
    false,
  );
});

server.close();
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.stderr.write(`${steps} steps, ${faults.length} faults\n`);
process.exit(faults.length);

import { PassThrough } from 'node:stream';
import {
  type JSONRPCMessage,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  Server,
} from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Program } from '../../output/cite/citation.js';
import type { Pipes } from '../io.js';
import type { Reply } from './reply.js';
import type { McpResource } from './resources.js';
import type { Tool } from './tools.js';

/** What a server offers. A tool that does not exist gives no reply. */
export type McpOffer = {
  readonly program: Program;
  readonly instructions: string;
  readonly tools: () => Promise<readonly Tool[]>;
  readonly call: (name: string, args: Readonly<Record<string, unknown>>) => Promise<Reply | undefined>;
  readonly resources: () => Promise<readonly McpResource[]>;
};

/** The longest time that open requests are waited for when the client has closed its end, in milliseconds. */
const PATIENCE = 30_000;

/** Every tool only reads, gives the same answer again, and opens no connection. */
const READS_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

function serverOf({ program, instructions, tools, call, resources }: McpOffer): Server {
  const server = new Server(
    { name: program.name, version: program.version, title: program.name },
    { capabilities: { tools: {}, resources: {} }, instructions },
  );
  server.setRequestHandler('tools/list', async () => ({
    tools: (await tools()).map(({ name, title, description, inputSchema, outputSchema }) => ({
      ...{ name, title, description, inputSchema: { ...inputSchema }, outputSchema: { ...outputSchema } },
      annotations: { title, ...READS_ONLY },
    })),
  }));
  server.setRequestHandler('tools/call', async ({ params }) => {
    const reply = await call(params.name, params.arguments ?? {});
    if (!reply)
      throw new ProtocolError(
        ProtocolErrorCode.InvalidParams,
        `No tool is called "${params.name}". tools/list has them.`,
      );
    const content = [{ type: 'text' as const, text: reply.text }];
    return reply.structured ? { content, structuredContent: { ...reply.structured } } : { content, isError: true };
  });
  server.setRequestHandler('resources/list', async () => ({
    resources: (await resources()).map(({ text: _, ...resource }) => resource),
  }));
  server.setRequestHandler('resources/templates/list', async () => ({ resourceTemplates: [] }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }) => {
    const found = (await resources()).find((resource) => resource.uri === uri);
    if (!found) throw new ResourceNotFoundError(uri);
    return { contents: [{ uri, mimeType: found.mimeType, text: await found.text() }] };
  });
  return server;
}

/** A message in which a client may have written null for that a tool has no arguments. */
const completed = <Message extends JSONRPCMessage>(message: Message): Message =>
  'method' in message && message.params && 'arguments' in message.params && message.params.arguments === null
    ? { ...message, params: { ...message.params, arguments: {} } }
    : message;

/** Serves what is offered until the client closes its end, and open requests are answered. `log` takes what goes wrong in the conversation. */
export function serve(offer: McpOffer, { input, output }: Pipes, log: (problem: Error) => void): Promise<void> {
  // the transport would leave open requests unanswered at the end of its input
  const held = new PassThrough();
  const open = new Set<unknown>();
  let ended = false;
  const settle = (id: unknown): void => {
    open.delete(id);
    if (ended && open.size === 0) held.end();
  };
  input.pipe(held, { end: false });
  // each answer that waits for a slow client listens to the output
  output.setMaxListeners(0);
  const end = (): void => {
    ended = true;
    // a last line may lack its end
    held.write('\n');
    // what was read last is taken in before the end is
    setImmediate(() => {
      if (open.size === 0) held.end();
      else setTimeout(() => held.end(), PATIENCE).unref();
    });
  };
  input.once('end', end);
  input.once('error', end);
  const wire = new StdioServerTransport(held, output);
  serveStdio(() => serverOf(offer), { transport: wire, onerror: log });
  const { onmessage, onclose } = wire;
  const send = wire.send.bind(wire);
  wire.onmessage = (sent) => {
    const message = completed(sent);
    if ('method' in message && 'id' in message && message.method !== 'subscriptions/listen') open.add(message.id);
    if ('method' in message && message.method === 'notifications/cancelled') settle(message.params?.requestId);
    onmessage?.(message);
  };
  wire.send = async (message) => {
    await send(message);
    if ('id' in message && !('method' in message)) settle(message.id);
  };
  return new Promise((resolve) => {
    wire.onclose = () => {
      onclose?.();
      input.unpipe(held);
      input.destroy();
      resolve();
    };
  });
}

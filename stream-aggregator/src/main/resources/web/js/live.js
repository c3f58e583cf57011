// Live windows and alerts as Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html). Read with
// fetch and not with EventSource, which cannot send a token.

import { get } from './api.js';

const RETRY_MILLIS = [500, 1000, 2000, 5000, 10_000];

/**
 * Listens until it is closed, and comes back by itself when the connection breaks.
 * @param {{event: (name: string, data: object) => void, state: (connected: boolean) => void}} listener
 * @returns {() => void} closes it
 */
export function listen(listener) {
  const closing = new AbortController();
  follow(listener, closing.signal);
  return () => closing.abort();
}

async function follow(listener, signal) {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      const response = await get('live', { signal, accept: 'text/event-stream' });
      listener.state(true);
      failures = 0;
      await read(response.body, listener.event);
    } catch {
      // Whatever it was: the connection is gone, and the page says so.
    }
    if (!signal.aborted) {
      listener.state(false);
      await pause(RETRY_MILLIS[Math.min(failures, RETRY_MILLIS.length - 1)], signal);
    }
  }
}

async function read(body, event) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (rest + chunk.value).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    blocks.forEach((block) => dispatch(block, event));
  }
}

function dispatch(block, event) {
  let name = 'message';
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([^:]*):? ?(.*)$/s.exec(line);
    if (field === 'event') {
      name = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
  if (data.length > 0) {
    event(name, JSON.parse(data.join('\n')));
  }
}

function pause(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

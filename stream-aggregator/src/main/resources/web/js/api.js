// The HTTP API of the aggregator that served the page, and of no other.

const TOKEN = 'fleetrtt.token';

/** An answer that is not one; its message is for people. */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Kept for this tab only, since it opens the API. */
export const useToken = (token) => sessionStorage.setItem(TOKEN, token);

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

function headers(accept) {
  const token = sessionStorage.getItem(TOKEN);
  return token === null ? { accept } : { accept, authorization: `Bearer ${token}` };
}

/** The response; @throws {ApiError} when it is no success, and the browser's own error when nobody answers. */
export async function get(path, { signal, accept = 'application/json' } = {}) {
  const response = await fetch(`api/v1/${path}`, { signal, headers: headers(accept) });
  if (!response.ok) {
    throw new ApiError(response.status, await problem(response));
  }
  return response;
}

export const json = async (path, signal) => (await get(path, { signal })).json();

export const text = async (path, signal) => (await get(path, { signal, accept: 'text/plain' })).text();

async function problem(response) {
  try {
    const { title, detail } = await response.json();
    return [title, detail].filter(Boolean).join(': ') || `the aggregator answered ${response.status}`;
  } catch {
    return `the aggregator answered ${response.status} ${response.statusText}`;
  }
}

/** Hands a document of the API to the browser as a download. */
export async function download(path, name) {
  const url = URL.createObjectURL(await (await get(path, { accept: '*/*' })).blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

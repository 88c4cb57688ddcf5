// Says above the page that what was asked for led to nothing, and why: htmx leaves everything as it was.
const LOST = "The server did not answer. Look at your connection and try again.";
const BROKEN = "That did not work: the server is in trouble. Try again in a while.";
const STALE = "That did not work: this page is no longer up to date. Copy what you typed, reload the page and try again.";
let failed; // the address that was asked in vain

function say(words) {
  const region = document.getElementById("messages");
  if (region.textContent.trim() === words) return; // a second time it would be read out again
  const notice = document.createElement("p");
  Object.assign(notice, { className: "notice", textContent: words });
  Object.assign(notice.dataset, { tone: "bad", trouble: "" });
  region.replaceChildren(...(words ? [notice] : []));
}

function hear({ detail: { xhr, pathInfo } }) {
  failed = pathInfo.requestPath;
  say(xhr.status >= 500 ? BROKEN : xhr.status ? STALE : LOST);
}

document.addEventListener("htmx:responseError", hear);
document.addEventListener("htmx:sendError", hear);
document.addEventListener("htmx:afterRequest", ({ detail: { successful, pathInfo } }) => {
  if (successful && pathInfo.requestPath === failed && document.querySelector("#messages > [data-trouble]")) say("");
});

// The way to subscribe to the calendar, and its whole address where the site was built without knowing its own.
// Without this script the calendar is there as a file.

const file = document.querySelector("a[data-cc-calendar]");
const subscribe = document.querySelector("a[data-cc-subscribe]");
const shown = document.getElementById("calendar-address");
if (file instanceof HTMLAnchorElement && subscribe instanceof HTMLAnchorElement && shown) {
  shown.textContent ||= file.href;
  subscribe.href = shown.textContent.replace(/^[a-z]+:/, "webcal:");
  for (const place of [shown.closest("p"), subscribe.closest("li")]) place?.removeAttribute("hidden");
}

import createClient from "openapi-fetch";
import type { paths } from "./obj/api.js";

const [baseUrl, token, claimId] = process.argv.slice(2) as [string, string, string];
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
const path = { claimId };

const claim = required(await client.GET("/v1/claims/{claimId}", { params: { path } }));
const history = required(await client.GET("/v1/claims/{claimId}/history", {
  params: { path, query: { atLeast: claim.version } },
}));
const comments = required(await client.GET("/v1/claims/{claimId}/comments", {
  params: { path, query: { reason: "test" } },
}));
const reviews = required(await client.GET("/v1/reviews", { params: { query: { limit: 200 } } }));
const review = reviews.items.find((item) => item.claimId === claimId)!;

console.log(
  [claim.status, moment(claim.submittedAt), claim.nextDeadline?.kind, moment(claim.nextDeadline?.ends)].join(" "));
console.log(
  history.entries.map((one) => `${one.action} ${one.statusAfter} ${moment(one.happenedAt)}`).join(" "));
console.log(comments.items.map((one) => `${one.side} ${moment(one.happenedAt)} ${one.text}`).join(" "));
console.log([review.turn, moment(review.due), review.lines[0]?.status, review.ageSeconds].join(" "));

function required<T>(reply: { data?: T; error?: unknown }): T {
  if (reply.data === undefined)
    throw new Error(JSON.stringify(reply.error));
  return reply.data;
}

function moment(instant: string | undefined): string {
  return new Date(instant!).toISOString().slice(0, 19).replace("T", " ") + "Z";
}

/** The account in view: one or all. It lives in the address, so a link carries it. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useQueryCommand } from "@/api/commands";
import type { Account } from "@/api/contract";

export interface ScopeState {
  accounts: Account[];
  account: Account | null;
  /** Whether everything in view is rehearsal. */
  rehearses: boolean;
  choose: (id: string | null) => void;
}

const none: Account[] = [];

export function useScope(): ScopeState {
  const { account: id } = useSearch({ strict: false });
  const navigate = useNavigate();
  const accounts = useQueryCommand("accounts.list", {}).data?.items ?? none;
  const account = accounts.find((each) => each.id === id) ?? null;
  const inView = account ? [account] : accounts;
  return {
    accounts,
    account,
    rehearses: inView.length > 0 && inView.every((each) => each.rehearsal),
    choose: (next) => void navigate({ to: ".", search: (search) => ({ ...search, account: next ?? undefined }) }),
  };
}

"use client";
import { useState } from "react";

/** The chosen tab, kept in the address as `?tab=`, so that a reload or a link opens it again. */
export function useAddressTab(first: string): [string, (id: string) => void] {
  const [tab, setTab] = useState(first);
  const choose = (id: string) => {
    setTab(id);
    const address = new URL(window.location.href);
    address.searchParams.set("tab", id);
    window.history.replaceState(null, "", address);
  };
  return [tab, choose];
}

import "./page";
import { followScheme } from "./scheme";

followScheme(window);

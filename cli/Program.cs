Console.Error.WriteLine("graphsec");
return 0;
